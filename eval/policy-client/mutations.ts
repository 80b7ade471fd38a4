import type { Envelope } from '@framefarm/contracts';
import type { Draw } from './random-payloads.ts';

/** JSON with one thing changed at random: a value of another kind or size, a field gone, a field too many. */
export function mutatedValue(draw: Draw, value: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push({ holder: node as Record<string, unknown>, key });
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  if (places.length === 0) return copy;
  const { holder, key } = draw.pick(places);
  const before = holder[key];
  const lot = draw.whole(0, 5);
  if (lot === 0) delete holder[key];
  else if (lot === 1) holder[draw.pick(['surprise', '__proto__x', 'constructor', ''])] = 1;
  else if (typeof before === 'number' && lot < 5)
    holder[key] = draw.pick([-before - 1, before + 0.5, before * 1e9 + 1e9, -1, 0, 2 ** 53, 1e308, String(before)]);
  else holder[key] = draw.pick([null, true, [], {}, '', 'x', -1, 1e12, [before], 'x'.repeat(300), '\u0000', '\ud83c']);
  // an array that lost an element has a hole, which no wire can bring
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

/** The envelope with something wrong outside the signed bytes, or the signed bytes changed after signing. */
export function mutatedEnvelope(draw: Draw, envelope: Envelope, others: readonly Envelope[]): unknown {
  const flip = (text: string): string => {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length === 0) return text;
    const place = draw.whole(0, bytes.length - 1);
    bytes[place] = (bytes[place] as number) ^ (1 << draw.whole(0, 7));
    return bytes.toString('base64url');
  };
  const signatures = envelope.signatures.map((one) => ({ ...one }));
  const [first] = signatures;
  const other = draw.pick(others);
  switch (draw.whole(0, 9)) {
    case 0:
      return { ...envelope, payload: flip(envelope.payload) };
    case 1:
      return { ...envelope, signatures: signatures.map((one) => ({ ...one, sig: flip(one.sig) })) };
    case 2:
      return { ...envelope, payload: other.payload };
    case 3:
      return { ...envelope, signatures: other.signatures };
    case 4:
      return { ...envelope, payloadType: other.payloadType };
    case 5:
      return { ...envelope, payload: envelope.payload.slice(0, draw.whole(0, envelope.payload.length)) };
    case 6:
      return {
        ...envelope,
        signatures: [...signatures, ...other.signatures, ...signatures].slice(0, draw.whole(0, 9)),
      };
    case 7:
      return { ...envelope, signatures: [{ ...first, alg: draw.pick(['ES256', 'Ed25519', 'none', 'HS256']) }] };
    case 8:
      return mutatedValue(draw, envelope);
    default:
      return damagedText(draw, JSON.stringify(envelope));
  }
}

/** What a broken line delivers: bytes changed, cut or doubled; null where it is no JSON any more, as the fetch of the client gives it. */
function damagedText(draw: Draw, text: string): unknown {
  const bytes = Buffer.from(text);
  for (let k = draw.whole(1, 3); k > 0; k -= 1) bytes[draw.whole(0, bytes.length - 1)] = draw.whole(0, 255);
  const cut = draw.random.uniform() < 0.2 ? bytes.subarray(0, draw.whole(0, bytes.length)) : bytes;
  try {
    return JSON.parse(cut.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
