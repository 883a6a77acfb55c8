import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { once } from 'node:events';

/** As a server tells its version: `server_version_num` and `server_version`. */
export interface Version {
  readonly number: number;
  readonly version: string;
}

/**
 * Speaks as much of PostgreSQL's protocol (version 3.0) as it takes to let anybody in and to tell a version, whichever is
 * wanted: no server that old can be had beside the tests' own. Whatever else is asked of it fails.
 */
export class ServerOfVersion implements AsyncDisposable {
  /** What it was asked. */
  readonly asked: string[] = [];
  readonly #version: Version;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(version: Version) {
    this.#version = version;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(version: Version): Promise<ServerOfVersion> {
    const started = new ServerOfVersion(version);
    await once(started.#server.listen(0, '127.0.0.1'), 'listening');
    return started;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `postgres://anybody:any@127.0.0.1:${port}/any?sslmode=disable`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const it of this.#sockets) it.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    let begun = false;
    let received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      // The first message has no type before its length.
      for (;;) {
        const at = begun ? 1 : 0;
        if (received.length < at + 4 || received.length < at + received.readUInt32BE(at)) return;
        const end = at + received.readUInt32BE(at);
        const [type, body] = [begun ? received.toString('latin1', 0, 1) : 'start', received.subarray(at + 4, end)];
        received = received.subarray(end);
        begun = true;
        socket.write(this.#answer(type, body));
      }
    });
  }

  #answer(type: string, body: Buffer): Buffer {
    if (type === 'start') return Buffer.concat([message('R', int32(0)), ready]);
    if (type !== 'Q') return Buffer.alloc(0);
    const query = body.toString('utf8', 0, body.length - 1);
    this.asked.push(query);
    return query.includes('server_version_num') ? tells(this.#version) : fails;
  }
}

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const int32 = (value: number): Buffer => Buffer.concat([int16(value >>> 16), int16(value & 0xffff)]);
const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

const ready = message('Z', Buffer.from('I'));

const fails = Buffer.concat([
  message('E', text('SERROR'), text('C0A000'), text('Manything but its version'), Buffer.from([0])),
  ready,
]);

/** Object ids of the types int4 and text. */
const [int4, string] = [23, 25];

const column = (name: string, type: number): Buffer =>
  Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1 & 0xffff), int32(0xffff_ffff), int16(0)]);

const cell = (value: string): Buffer => Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]);

const tells = ({ number, version }: Version): Buffer =>
  Buffer.concat([
    message('T', int16(2), column('number', int4), column('version', string)),
    message('D', int16(2), cell(String(number)), cell(version)),
    message('C', text('SELECT 1')),
    ready,
  ]);
