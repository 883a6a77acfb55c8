import { readDer } from '../der/element.ts';
import { derTag, readDerChildren, readDerOnly } from '../der/walk.ts';
import { refuse } from '../refusals/refusal.ts';
import type { RefusalCode } from '../refusals/codes.ts';
import type { Certificate, Name } from './certificate.ts';
import { readName } from './name.ts';

const subjectAlternativeName = '2.5.29.17';
/** [4] of GeneralName, around a Name. */
const directoryName = 0xa4;
const maxNames = 32;

/**
 * The directory names among a certificate's subject alternative names (RFC 5280 §4.2.1.6), and whether the extension is
 * critical. Null where the certificate has none; names of other kinds are passed over.
 * @throws Refusal `code`
 */
export function readDirectoryNames(
  { extensions }: Certificate,
  code: RefusalCode,
): { names: readonly Name[]; critical: boolean } | null {
  const extension = extensions.get(subjectAlternativeName);
  if (extension === undefined) return null;
  const { value, critical } = extension;
  const all = readDerChildren(value, readDerOnly(value, derTag.sequence, code), maxNames, code);
  const names = all
    .filter(({ tag }) => tag === directoryName)
    .map(({ contentStart, end }) => {
      const inner = readDer(value, contentStart, end, code);
      if (inner.end !== end) refuse(code, 'a directory name that is followed by something else');
      return readName(value, inner, code);
    });
  return { names, critical };
}
