/** Prints text. Whoever reads it through `head` or a pager may stop before its end: that is no fault. */
export function tell(text: string): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(text);
}
