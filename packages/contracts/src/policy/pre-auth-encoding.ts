/**
 * The bytes that are signed: `DSSEv1 <length> <type> <length> <payload>` (DSSE protocol, secure-systems-lab/dsse, PAE). The type is
 * part of them, so that a policy's signature can never pass for a manifest's.
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(
    `DSSEv1 ${new TextEncoder().encode(payloadType).length} ${payloadType} ${payload.length} `,
  );
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}
