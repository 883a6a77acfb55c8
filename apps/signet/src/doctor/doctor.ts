import type { SettingTexts } from '../settings/read.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { checkSettings } from '../settings/settings.ts';
import { counted } from '../terminal/counted.ts';
import { lookAtDatabase } from './database.ts';
import { lookAtDomain, lookAtTransport } from './domain.ts';
import type { Line } from './finding.ts';
import { finding, well } from './finding.ts';
import { lookAtGoingLive } from './going-live.ts';
import { lookAtKeys } from './keys.ts';
import { lookAtClock, lookAtStorage } from './machine.ts';

/** What the doctor looks at, in the order it tells. */
const looks: readonly ((settings: Settings, clock: () => number) => Line[] | Promise<Line[]>)[] = [
  lookAtDomain,
  lookAtTransport,
  (settings, clock) => lookAtClock(settings, clock()),
  lookAtStorage,
  async (settings, clock) => {
    const { lines, keyring, site } = await lookAtDatabase(settings, clock);
    return [...lines, ...lookAtKeys(settings, keyring), ...lookAtGoingLive(settings, site)];
  },
];

/** Prints what it found; changes nothing. Answers the exit status: 1 with findings. */
export async function doctor(texts: SettingTexts, json: boolean): Promise<number> {
  const lines = await examine(texts);
  const findings = lines.filter((line) => !line.well).length;
  const warnings = lines.filter((line) => line.warning).length;
  const told = json
    ? `${JSON.stringify({ well: findings === 0, findings, warnings, lines })}\n`
    : report(lines, findings, warnings);
  await new Promise<void>((resolve) => {
    process.stdout.write(told, () => resolve());
  });
  return findings === 0 ? 0 : 1;
}

/** @param clock this machine's, milliseconds since the epoch */
export async function examine(texts: SettingTexts, clock: () => number = Date.now): Promise<Line[]> {
  try {
    const settings = checkSettings(texts);
    const lines = [well('Options', 'every setting is known and in range', namesOf(texts))];
    for (const look of looks) lines.push(...(await look(settings, clock)));
    return lines;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return [finding('Options', 'every setting is known and in range', namesOf(texts), error.message)];
  }
}

/** Names alone: one of the values is a key. */
function namesOf(texts: SettingTexts): string {
  return Object.keys(texts).join(', ') || 'none is set: the server of http://localhost';
}

function report(lines: readonly Line[], findings: number, warnings: number): string {
  const told: string[] = [];
  let group = '';
  for (const line of lines) {
    if (line.group !== group) told.push(line.group);
    ({ group } = line);
    told.push(`  ${mark(line)} ${line.checked}: ${line.found}`);
    if (line.fix) told.push(`          ${line.fix}`);
  }
  told.push(sum(findings, warnings), '');
  return told.join('\n');
}

function mark({ well: good, warning }: Line): string {
  if (warning) return 'WARNING';
  return good ? 'ok     ' : 'FINDING';
}

function sum(findings: number, warnings: number): string {
  if (warnings === 0) return findings === 0 ? 'All well.' : `${counted(findings, 'finding')}.`;
  return `${counted(findings, 'finding')}, ${counted(warnings, 'warning')}.`;
}
