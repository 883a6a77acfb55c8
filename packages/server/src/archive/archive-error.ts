/** An archive, or what stands in its place, that is not taken: told in words, with the line or the row where it stopped. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
