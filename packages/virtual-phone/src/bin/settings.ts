import { type Tool, UnknownToPhone } from '../sh/tool.ts';
import { SETTINGS_NAMESPACES, type SettingsNamespace } from '../state/settings-store.ts';
import { splitArguments } from './arguments.ts';

const isNamespace = (name: string): name is SettingsNamespace =>
  SETTINGS_NAMESPACES.includes(name as SettingsNamespace);

/** `settings get|put|delete|list NAMESPACE ...`. */
export const settings: Tool = ({ args, phone, print, complain }) => {
  const { rest } = splitArguments(args, { withValue: ['--user'] });
  const [verb = '', namespace = '', name, value] = rest;
  if (!['get', 'put', 'delete', 'list'].includes(verb)) throw new UnknownToPhone(`settings ${verb} is not known`);
  if (!isNamespace(namespace)) {
    complain(`Invalid namespace '${namespace}'\n`);
    return 255;
  }
  const store = phone.settings[namespace];
  if (verb === 'list') {
    for (const [key, held] of [...store].toSorted()) print(`${key}=${held}\n`);
    return 0;
  }
  if (name === undefined || (verb === 'put' && value === undefined)) {
    complain('Bad arguments\n');
    return 255;
  }
  if (verb === 'get') print(`${store.get(name) ?? 'null'}\n`);
  else if (verb === 'delete') print(`Deleted ${Number(store.delete(name))} rows\n`);
  else store.set(name, value ?? '');
  return 0;
};
