/** The first row that fits names the browser: those that pretend to be another come before it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//u, 'Edge'],
  [/\bOPR\//u, 'Opera'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//u, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//u, 'Chrome'],
  [/\bVersion\/.*\bSafari\//u, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/u, 'Windows'],
  [/\biPhone\b/u, 'iPhone'],
  [/\biPad\b/u, 'iPad'],
  [/\bAndroid\b/u, 'Android'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/u, 'macOS'],
  [/\bLinux\b/u, 'Linux'],
];

const longestHeader = 512;

/** `Firefox on Linux`: enough for a person to know their own device, and never a byte of the header itself. */
export function describeAgent(header: string | null): string {
  const text = (header ?? '').slice(0, longestHeader);
  const named = (rows: typeof browsers): string | undefined => rows.find(([pattern]) => pattern.test(text))?.[1];
  const system = named(systems);
  return `${named(browsers) ?? 'Unknown browser'}${system ? ` on ${system}` : ''}`;
}
