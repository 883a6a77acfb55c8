/** The vendors of the TCG's registry (TPM Vendor ID Registry, "TPM Capabilities Vendor ID"), as four characters each. */
const registered: ReadonlySet<string> = new Set(
  (
    'AMD\0 ANT\0 ARM\0 ATML BRCM CSCO FLYS GOOG HISI HPE\0 HPI\0 IBM\0 IFX\0 INTC LEN\0 MSFT NSG\0 NTC\0 NTZ\0 QCOM ROCC ' +
    'SEAL SECE SMSC SMSN SNS\0 TXN\0 WEC\0'
  )
    .split(' ')
    // Two are filled up with a space instead of a zero.
    .concat('NSM ', 'STM '),
);

const form = /^id:([0-9A-Fa-f]{8})$/u;

/**
 * What an attribute tcg-at-tpmManufacturer names (TCG EK Credential Profile, §3.1.2): `id:` and four bytes in hexadecimal.
 * @returns null where the text is of another form
 */
export function readTpmManufacturer(text: string): { readonly registered: boolean } | null {
  const [, digits] = form.exec(text) ?? [];
  if (digits === undefined) return null;
  const id = digits.replaceAll(/../gu, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return { registered: registered.has(id) };
}
