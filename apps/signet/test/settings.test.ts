import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSettings, settingsOfFlags } from '../src/settings/read.ts';
import { transportOf } from '../src/settings/database.ts';
import { checkSettings } from '../src/settings/settings.ts';
import type { SettingTexts } from '../src/settings/read.ts';

const refused = (texts: SettingTexts, words: RegExp): void => {
  assert.throws(() => checkSettings(texts), { name: 'SettingsError', message: words });
};

describe('Settings', () => {
  test('a misspelt variable is refused with the one that was meant', () => {
    assert.throws(() => readSettings({ SIGNET_ORIGIN: 'https://example.com' }, {}), {
      name: 'SettingsError',
      message: 'SIGNET_ORIGIN is no setting of Signet. Did you mean SIGNET_ORIGINS?',
    });
    assert.throws(() => readSettings({ SIGNET_QQQQQQQQQQQQQQQQ: '1' }, {}), {
      message: /signet start --help lists them/u,
    });
  });

  test('variables of others and of the test run are left alone', () => {
    assert.deepEqual(readSettings({ PATH: '/bin', SIGNET_VECTORS: 'none', NOT_SIGNET_PORT: '1' }, {}), {});
  });

  test('a flag outranks the environment, an empty text is none', () => {
    const flags = settingsOfFlags({ port: '4000', rpId: 'example.com' });
    assert.deepEqual(readSettings({ SIGNET_PORT: '5000', SIGNET_NAME: ' ' }, flags), {
      SIGNET_PORT: '4000',
      SIGNET_RP_ID: 'example.com',
    });
  });

  test('what cannot work is refused with the fix in words', () => {
    refused({ SIGNET_PORT: '70000' }, /^SIGNET_PORT is not a whole number from 0 to 65535/u);
    refused({ SIGNET_PORT: '3e3' }, /^SIGNET_PORT/u);
    refused({ SIGNET_RATE_LIMITS: 'ceremonies=0/60' }, /ceremonies=300\/60/u);
    refused({ SIGNET_RATE_LIMITS: 'codes=5/60' }, /SIGNET_RATE_LIMITS/u);
    refused({ SIGNET_LOG_LEVEL: 'loud' }, /Write one of them/u);
    refused({ SIGNET_ORIGINS: 'https://example.com' }, /Set SIGNET_RP_ID/u);
    refused({ SIGNET_HOST: '0.0.0.0' }, /passkeys need a domain and https/u);
    refused({ SIGNET_MASTER_KEY: 'c2hvcnQ' }, /32 bytes in base64url/u);
    refused({ SIGNET_MASTER_KEY: `${Buffer.alloc(32, 1).toString('base64url')}=` }, /without padding/u);
  });

  test('a variable that was a setting once says what took its place', () => {
    assert.throws(
      () => readSettings({ SIGNET_CEREMONY_LIFETIME: '30' }, {}),
      /SIGNET_CEREMONY_LIFETIME is no setting any more\. .*signet policy set/u,
    );
  });

  test('a mail server is smtp or smtps, with a sender; no refusal repeats its password', () => {
    const from = 'Example <no-reply@example.com>';
    const secret = 'hunter2';
    const mail = (SIGNET_SMTP_URL: string, SIGNET_MAIL_FROM = from) => ({ SIGNET_SMTP_URL, SIGNET_MAIL_FROM });
    assert.deepEqual(checkSettings(mail('smtps://u%40x:p%25@mail.example.com')).mail, {
      host: 'mail.example.com',
      port: 465,
      secure: true,
      local: false,
      account: { user: 'u@x', password: 'p%' },
      from,
    });
    const plain = checkSettings(mail('smtp://[::1]:2525', 'a@example.com')).mail;
    assert.deepEqual([plain?.host, plain?.port, plain?.local, plain?.account], ['::1', 2525, true, null]);
    const bad: readonly [texts: Parameters<typeof checkSettings>[0], words: RegExp][] = [
      [mail(`http://u:${secret}@mail.example.com`), /^SIGNET_SMTP_URL is no URL like smtps/u],
      [mail(`u:${secret}@mail.example.com`), /^SIGNET_SMTP_URL is no URL/u],
      [mail(`smtps://u:${secret}@mail.example.com/?tls.rejectUnauthorized=false`), /more than a host and a port/u],
      [mail(`smtps://u:${secret}#x@mail.example.com`), /^SIGNET_SMTP_URL /u],
      [mail(`smtps://u:${secret}%@mail.example.com`), /Write %25/u],
      [mail(`smtps://u:${secret}@mail.example.com`, 'nobody'), /SIGNET_MAIL_FROM is no address/u],
      [mail(`smtps://u:${secret}@mail.example.com`, 'a <a@b>\r\nBcc: c@d'), /SIGNET_MAIL_FROM is no address/u],
      [{ SIGNET_SMTP_URL: `smtps://u:${secret}@mail.example.com` }, /SIGNET_MAIL_FROM is no address/u],
      [{ SIGNET_MAIL_FROM: from }, /SIGNET_SMTP_URL is not/u],
    ];
    for (const [texts, words] of bad) {
      refused(texts, words);
      assert.throws(
        () => checkSettings(texts),
        (error: Error) => !error.message.includes(secret),
      );
    }
  });

  test('a database URL is PostgreSQL’s and names a database; no refusal repeats its password', () => {
    const good = [
      'postgres://localhost/signet',
      'postgresql://signet@127.0.0.1:5432/signet?sslmode=disable',
      'postgresql:///signet?host=/run/postgresql',
      'postgres://%2Frun%2Fpostgresql/signet',
      'postgres://signet:p%40ss@db.example.com/signet?sslmode=verify-full&sslrootcert=/etc/ca.pem',
    ];
    for (const url of good) assert.equal(checkSettings({ SIGNET_DATABASE: url }).database, url);
    const secret = 'hunter2';
    const bad: readonly [url: string, words: RegExp][] = [
      [`mysql://u:${secret}@localhost/signet`, /does not begin with postgres:\/\//u],
      [`postgres://u:${secret}@localhost`, /names no database/u],
      [`postgres://u:${secret}@localhost:port/signet`, /is no URL/u],
      [`postgres://u:${secret}#@localhost/signet`, /^SIGNET_DATABASE /u],
      [`postgres://localhost/signet?${secret}=1`, /a parameter that is none of host, port, sslmode/u],
      [`postgres://u:${secret}@localhost/signet?sslmode=disable&sslmode=verify-full`, /twice/u],
      [`postgres://u:${secret}@localhost/signet?sslmode=prefer`, /Write sslmode=verify-full/u],
      [`postgres://u:${secret}@localhost/signet?sslmode=verify-ca`, /Add sslrootcert=/u],
    ];
    for (const [url, words] of bad) {
      refused({ SIGNET_DATABASE: url }, words);
      assert.throws(
        () => checkSettings({ SIGNET_DATABASE: url }),
        (error: Error) => !error.message.includes(secret),
        url,
      );
    }
  });

  test('the way to a database on another machine is verified unless the URL says otherwise', () => {
    assert.deepEqual(transportOf('postgres://localhost/signet'), { local: true, mode: 'disable' });
    assert.deepEqual(transportOf('postgres:///signet?host=/run/postgresql'), { local: true, mode: 'disable' });
    const remote = { local: false, mode: 'verify-full' };
    assert.deepEqual(transportOf('postgres://db.example.com/signet'), remote);
    assert.deepEqual(transportOf('postgres://localhost/signet?host=db.example.com'), remote);
    assert.deepEqual(transportOf('postgres://db/signet?sslmode=require'), { local: false, mode: 'require' });
  });

  test('processes, connections, drain and the metrics token have their ranges', () => {
    const { database, connections, workers, drain, metricsToken } = checkSettings({});
    assert.deepEqual([database, connections, workers, drain, metricsToken], [null, 10, 1, 0, null]);
    refused({ SIGNET_WORKERS: '0' }, /^SIGNET_WORKERS is not a whole number from 1 to 64/u);
    refused({ SIGNET_WORKERS: '65' }, /SIGNET_WORKERS/u);
    refused({ SIGNET_DRAIN: '61' }, /from 0 to 60/u);
    refused({ SIGNET_DATABASE_CONNECTIONS: '0' }, /from 1 to 1000/u);
    refused({ SIGNET_METRICS_TOKEN: 'short' }, /^(?!.*short).*openssl rand/u);
  });

  test('the defaults are those of http://localhost:3000', () => {
    const settings = checkSettings({});
    assert.equal(settings.port, 3000);
    assert.equal(settings.host, '127.0.0.1');
    assert.equal(settings.site, null);
    assert.deepEqual([settings.policyFile, settings.mail], [null, null]);
  });

  test('an RP ID alone has the origin https://<RP ID>; limits take their usual window', () => {
    const settings = checkSettings({ SIGNET_RP_ID: 'example.com', SIGNET_RATE_LIMITS: 'sign-ups=5,ceremonies=9/3' });
    assert.deepEqual(settings.site, { rpId: 'example.com', origins: ['https://example.com'] });
    assert.deepEqual(settings.limits, { signUps: { points: 5, seconds: 600 }, ceremonies: { points: 9, seconds: 3 } });
  });
});
