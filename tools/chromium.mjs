/**
 * Finds a Chromium for the browser tests, or installs Debian's where that may be done without asking
 * (root, or CI=true, on Debian or Ubuntu). Plain JavaScript: it runs before the project's own Node may be there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a browser test that cannot run is a failure. */
export const mustHaveBrowser = () => process.env.CI === 'true' || process.getuid?.() === 0;

/** The command a person types to get one. */
export const getCommand = 'sudo apt-get update && sudo apt-get install -y chromium';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
  ),
];

/** Path of a Chromium or Chrome on this machine, or null. `CHROMIUM` names one. */
export function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : null;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path)) ?? null;
}

export async function provideChromium() {
  if (findChromium() || !mustHaveBrowser() || !isDebian()) return;
  process.stderr.write('signet: installing Chromium from the Debian packages …\n');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const command = [...sudo, 'apt-get', '-qq', ...args];
    const result = spawnSync(command[0] ?? '', command.slice(1), {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (result.status !== 0) process.stderr.write(`signet: apt-get ${args[0]} failed\n`);
  }
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/mu.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
