import { type Tool, UnknownToPhone } from '../sh/tool.ts';

const BUILT_IN = 'com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME';

/** `ime list [-a] [-s]`, `enable`, `disable`, `set`, `reset`. */
export const ime: Tool = ({ args: [verb = '', ...rest], phone, print }) => {
  const { secure } = phone.settings;
  const enabled = (secure.get('enabled_input_methods') ?? '').split(':').filter((id) => id !== '');
  const [id = ''] = rest.filter((arg) => !arg.startsWith('-'));
  switch (verb) {
    case 'list':
      for (const each of rest.includes('-a') ? [...new Set([BUILT_IN, ...enabled])] : enabled)
        print(rest.includes('-s') ? `${each}\n` : `${each}:\n  mId=${each} mSettingsActivityName=null\n`);
      return 0;
    case 'enable':
      secure.set('enabled_input_methods', [...new Set([...enabled, id])].join(':'));
      print(`Input method ${id}: now enabled for user #0\n`);
      return 0;
    case 'disable':
      secure.set('enabled_input_methods', enabled.filter((each) => each !== id).join(':'));
      print(`Input method ${id}: now disabled for user #0\n`);
      return 0;
    case 'set':
      secure.set('default_input_method', id);
      print(`Input method ${id} selected for user #0\n`);
      return 0;
    case 'reset':
      secure.set('enabled_input_methods', BUILT_IN);
      secure.set('default_input_method', BUILT_IN);
      print('Reset current and enabled IMEs for user #0\n');
      return 0;
    default:
      throw new UnknownToPhone(`ime ${verb} is not known to this phone`);
  }
};
