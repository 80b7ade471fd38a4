import type { Command } from 'commander';
import { addFarmStatus } from '../fleet/add-farm-status.ts';

export function registerFarm(program: Command): void {
  const farm = program.command('farm').description('the fleet as a whole');
  addFarmStatus(farm);
}
