export const encodeBase64url = (text: string): string => Buffer.from(text).toString('base64url');
