import { checkPhoneProfile } from './check/check-phone-profile.ts';
import type { PhoneProfile } from './phone-profile.ts';
import galaxyS9Plus from './profiles/galaxy-s9-plus.json' with { type: 'json' };
import huaweiMate20 from './profiles/huawei-mate-20.json' with { type: 'json' };
import huaweiMate30 from './profiles/huawei-mate-30.json' with { type: 'json' };
import huaweiP8Lite2017 from './profiles/huawei-p8-lite-2017.json' with { type: 'json' };
import huaweiP9 from './profiles/huawei-p9.json' with { type: 'json' };
import huaweiP10 from './profiles/huawei-p10.json' with { type: 'json' };
import huaweiP20 from './profiles/huawei-p20.json' with { type: 'json' };
import huaweiP30Pro from './profiles/huawei-p30-pro.json' with { type: 'json' };
import mi5sPlus from './profiles/mi-5s-plus.json' with { type: 'json' };
import mi6 from './profiles/mi-6.json' with { type: 'json' };
import mi8 from './profiles/mi-8.json' with { type: 'json' };
import mi9 from './profiles/mi-9.json' with { type: 'json' };
import mi10 from './profiles/mi-10.json' with { type: 'json' };
import mi11 from './profiles/mi-11.json' with { type: 'json' };
import miMax3 from './profiles/mi-max-3.json' with { type: 'json' };
import nexus6p from './profiles/nexus-6p.json' with { type: 'json' };
import oneplus3t from './profiles/oneplus-3t.json' with { type: 'json' };
import oneplus7t from './profiles/oneplus-7t.json' with { type: 'json' };
import oneplus13 from './profiles/oneplus-13.json' with { type: 'json' };
import oppoK3 from './profiles/oppo-k3.json' with { type: 'json' };
import oppoReno8Pro from './profiles/oppo-reno8-pro.json' with { type: 'json' };
import pixel1 from './profiles/pixel-1.json' with { type: 'json' };
import pixel2Xl from './profiles/pixel-2-xl.json' with { type: 'json' };
import pixel3 from './profiles/pixel-3.json' with { type: 'json' };
import pixel4a5g from './profiles/pixel-4a-5g.json' with { type: 'json' };
import pocoX3Nfc from './profiles/poco-x3-nfc.json' with { type: 'json' };
import qcm2290Entry from './profiles/qcm2290-entry.json' with { type: 'json' };
import redmi2 from './profiles/redmi-2.json' with { type: 'json' };
import redmi6Pro from './profiles/redmi-6-pro.json' with { type: 'json' };
import redmiNote7Pro from './profiles/redmi-note-7-pro.json' with { type: 'json' };
import redmiNote7 from './profiles/redmi-note-7.json' with { type: 'json' };
import redmiNote12r from './profiles/redmi-note-12r.json' with { type: 'json' };
import redmiNote14ProPlus from './profiles/redmi-note-14-pro-plus.json' with { type: 'json' };
import vivoX100 from './profiles/vivo-x100.json' with { type: 'json' };
import xiaomi13 from './profiles/xiaomi-13.json' with { type: 'json' };

/** A profile of this package is broken; the message lists how. */
export class BuiltInProfileError extends Error {
  override readonly name = 'BuiltInProfileError';
}

/** The phones that come with the product, sorted by name. */
export const PHONE_PROFILES: readonly PhoneProfile[] = [
  galaxyS9Plus,
  huaweiMate20,
  huaweiMate30,
  huaweiP10,
  huaweiP20,
  huaweiP30Pro,
  huaweiP8Lite2017,
  huaweiP9,
  mi10,
  mi11,
  mi5sPlus,
  mi6,
  mi8,
  mi9,
  miMax3,
  nexus6p,
  oneplus13,
  oneplus3t,
  oneplus7t,
  oppoK3,
  oppoReno8Pro,
  pixel1,
  pixel2Xl,
  pixel3,
  pixel4a5g,
  pocoX3Nfc,
  qcm2290Entry,
  redmi2,
  redmi6Pro,
  redmiNote12r,
  redmiNote14ProPlus,
  redmiNote7,
  redmiNote7Pro,
  vivoX100,
  xiaomi13,
].map(checked);

/** The profile of that name, or null. */
export function profileByName(name: string): PhoneProfile | null {
  return PHONE_PROFILES.find((profile) => profile.name === name) ?? null;
}

function checked(data: { readonly name: string }): PhoneProfile {
  const result = checkPhoneProfile(data);
  if (result.ok) return result.profile;
  const problems = result.problems.map(({ path, what }) => `${path}: ${what}`).join('; ');
  throw new BuiltInProfileError(`built-in profile ${data.name}: ${problems}`);
}
