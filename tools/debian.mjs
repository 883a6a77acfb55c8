/**
 * Installs what the tests need beside npm's packages where that may be done without asking (root, or CI=true, on Debian or
 * Ubuntu). Plain JavaScript: it runs before the project's own Node may be there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { findPostgres } from './postgres/find.mjs';

/** Whether a test that cannot run for want of a program is a failure. */
export const mustHave = () => process.env.CI === 'true' || process.getuid?.() === 0;

/**
 * What a person types to get them.
 * @param {readonly string[]} packages
 */
export const getCommand = (packages) => `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`;

/** Path of nginx on this machine, or null. */
export function findNginx() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path)) ?? null;
}

/** Debian's package → how to tell that its program is there. */
const programs = { chromium: findChromium, postgresql: findPostgres, nginx: findNginx };

/**
 * Installs those that are missing, with one `apt-get update`; where that may not be done, says how to get them.
 * @param {readonly (keyof typeof programs)[]} packages
 */
export function provide(packages) {
  const missing = packages.filter((name) => !programs[name]());
  if (missing.length === 0) return;
  if (!mustHave() || !isDebian()) {
    say(`some tests need ${missing.join(', ')}, which this machine lacks; on Debian: ${getCommand(missing)}`);
    return;
  }
  say(`installing ${missing.join(', ')} from the Debian packages …`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [command = '', ...args] = [...sudo, 'sh', '-c', install, 'install', ...missing];
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 2] });
  if (status !== 0) say(`installing ${missing.join(', ')} failed`);
}

// Debian starts a service as its package is installed: the tests start their own, and a policy of "no" keeps ports free.
const install = `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod 755 $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq install -y --no-install-recommends "$@"
`;

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/mu.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string} what */
function say(what) {
  process.stderr.write(`signet: ${what}\n`);
}
