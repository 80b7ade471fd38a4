import { type Tool, UnknownToPhone } from '../sh/tool.ts';

/** A phone of a farm has no lock. */
export const locksettings: Tool = ({ args: [verb = ''], print }) => {
  switch (verb) {
    case 'help':
      print('lockSettings service commands:\n  get-disabled\n  verify [--old CREDENTIAL]\n');
      return 0;
    case 'get-disabled':
      print('true\n');
      return 0;
    case 'verify':
      print('Lock credential verified successfully\n');
      return 0;
    default:
      throw new UnknownToPhone(`locksettings ${verb} is not known to this phone`);
  }
};
