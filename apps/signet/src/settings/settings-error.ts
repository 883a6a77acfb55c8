/** Settings that cannot work, each with its fix in words; the command ends with status 2. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
