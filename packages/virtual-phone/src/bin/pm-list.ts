import { type ToolContext, UnknownToPhone } from '../sh/tool.ts';
import { splitArguments } from './arguments.ts';

const FEATURES = [
  'reqGlEsVersion=0x30002',
  'android.hardware.camera',
  'android.hardware.ram.normal',
  'android.hardware.screen.portrait',
  'android.hardware.touchscreen',
  'android.hardware.wifi',
  'android.software.app_widgets',
  'android.software.home_screen',
];

/** `pm list packages|instrumentation|users|features|permissions`. */
export function listPackageThings(context: ToolContext): number {
  const [what = '', ...args] = context.args;
  switch (what) {
    case 'package':
    case 'packages':
      return listPackages({ ...context, args });
    case 'instrumentation':
      return listInstrumentation({ ...context, args });
    case 'users':
      context.print('Users:\n\tUserInfo{0:Owner:4c13} running\n');
      return 0;
    case 'features':
      context.print(FEATURES.map((feature) => `feature:${feature}\n`).join(''));
      return 0;
    default:
      throw new UnknownToPhone(`pm list ${what} is not known to this phone`);
  }
}

function listPackages({ args, phone, print }: ToolContext): number {
  const { flags, rest } = splitArguments(args, {
    flags: ['-3', '-s', '-f', '-e', '-d', '-U', '-u', '-i', '-a', '--show-versioncode'],
    withValue: ['--user'],
  });
  const [filter = ''] = rest;
  for (const each of phone.packages.all()) {
    const wanted = !(flags.has('-3') && each.isSystem) && !(flags.has('-s') && !each.isSystem) && !flags.has('-d');
    if (!wanted || !each.packageName.includes(filter)) continue;
    const path = flags.has('-f') ? `${each.apkPath}=` : '';
    const version = flags.has('--show-versioncode') ? ` versionCode:${each.versionCode}` : '';
    const installer = flags.has('-i') ? '  installer=null' : '';
    print(`package:${path}${each.packageName}${version}${installer}${flags.has('-U') ? ` uid:${each.userId}` : ''}\n`);
  }
  return 0;
}

function listInstrumentation({ args, phone, print }: ToolContext): number {
  const { flags, rest } = splitArguments(args, { flags: ['-f'], withValue: ['--user'] });
  for (const { packageName, apkPath, instrumentations } of phone.packages.all()) {
    for (const { name, targetPackage } of instrumentations) {
      if (rest[0] !== undefined && rest[0] !== targetPackage) continue;
      print(
        `instrumentation:${flags.has('-f') ? `${apkPath}=` : ''}${packageName}/${name} (target=${targetPackage})\n`,
      );
    }
  }
  return 0;
}
