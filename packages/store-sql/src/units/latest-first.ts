/** Where a list that begins with its latest id begins: ids are hexadecimal digits and hyphens, all of which come before it. */
export const afterAll = '~';
