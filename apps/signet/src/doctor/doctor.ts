import type { SettingTexts } from '../settings/read.ts';
import { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings.ts';
import { checkSettings } from '../settings/settings.ts';
import { lookAtDatabase } from './database.ts';
import { lookAtDomain, lookAtTransport } from './domain.ts';
import type { Line } from './finding.ts';
import { finding, well } from './finding.ts';
import { lookAtClock, lookAtKeys, lookAtStorage } from './machine.ts';

/** What the doctor looks at, in the order it tells. */
const looks: readonly ((settings: Settings) => Line[] | Promise<Line[]>)[] = [
  lookAtDomain,
  lookAtTransport,
  (settings) => lookAtClock(settings, Date.now()),
  lookAtStorage,
  lookAtDatabase,
  lookAtKeys,
];

/** Prints what it found; changes nothing. Answers the exit status: 1 with findings. */
export async function doctor(texts: SettingTexts, json: boolean): Promise<number> {
  const lines = await examine(texts);
  const findings = lines.filter((line) => !line.well).length;
  const told = json ? `${JSON.stringify({ well: findings === 0, findings, lines })}\n` : report(lines, findings);
  await new Promise<void>((resolve) => {
    process.stdout.write(told, () => resolve());
  });
  return findings === 0 ? 0 : 1;
}

export async function examine(texts: SettingTexts): Promise<Line[]> {
  try {
    const settings = checkSettings(texts);
    const lines = [well('Options', 'every setting is known and in range', namesOf(texts))];
    for (const look of looks) lines.push(...(await look(settings)));
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

function report(lines: readonly Line[], findings: number): string {
  const told: string[] = [];
  let group = '';
  for (const line of lines) {
    if (line.group !== group) told.push(line.group);
    ({ group } = line);
    told.push(`  ${line.well ? 'ok     ' : 'FINDING'} ${line.checked}: ${line.found}`);
    if (line.fix) told.push(`          ${line.fix}`);
  }
  told.push(findings === 0 ? 'All well.' : findings === 1 ? '1 finding.' : `${findings} findings.`, '');
  return told.join('\n');
}
