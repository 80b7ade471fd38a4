import type { Tool } from '../sh/tool.ts';

export const getprop: Tool = ({ args: [name, fallback = ''], phone: { properties }, print }) => {
  if (name !== undefined) print(`${properties.get(name) ?? fallback}\n`);
  else for (const [key, value] of [...properties].toSorted()) print(`[${key}]: [${value}]\n`);
  return 0;
};

/** `ro.` properties never change on a running phone. */
export const setprop: Tool = ({ args: [name = '', value = ''], phone: { properties }, complain }) => {
  if (name === '' || name.startsWith('ro.')) {
    complain(`setprop: failed to set property '${name}' to '${value}'\n`);
    return 1;
  }
  properties.set(name, value);
  return 0;
};
