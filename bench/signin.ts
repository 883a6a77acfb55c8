/**
 * `npm run bench:signin -- [--json] [--postgres] [--workers N] [--accounts N[,N]] [--peer better-auth] [--signins 3000]
 * [--concurrency 32] [--people 256] [--repetitions 3] [--warm-up 500] [--cpu-prof FOLDER]`: whole sign-ins over HTTP, begin
 * and finish, against real servers on loopback in processes of their own, the load on the same machine. Every answer is
 * checked. Two servers (a peer, or two numbers of accounts) take turns in the same run.
 */
import { readArguments } from './signin/arguments.ts';
import { signInAll } from './signin/load.ts';
import type { Repetition } from './signin/repetition.ts';
import { repeat } from './signin/repetition.ts';
import { reportOf, tableOf } from './signin/report.ts';
import { startServers } from './signin/start-servers.ts';

const args = readArguments(process.argv.slice(2));
const servers = await startServers(args);
try {
  const measured = servers.all.map((server) => [server, [] as Repetition[]] as const);
  for (const server of servers.all) await signInAll(server, args.warmUp, args.concurrency);
  for (let round = 0; round < args.repetitions; round += 1) {
    for (const [server, repetitions] of measured) {
      repetitions.push(await repeat(server, args.signIns, args.concurrency));
    }
  }
  const report = reportOf(args, measured);
  process.stdout.write(args.json ? `${JSON.stringify(report)}\n` : `${tableOf(report)}\n`);
} finally {
  await servers.close();
}
