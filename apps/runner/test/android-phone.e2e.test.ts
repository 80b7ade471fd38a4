import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AndroidFarm, type PhoneProcess, startAndroidFarm } from './android-farm.ts';
import { ended } from './host-farm.ts';

const STAGES = ['open', 'seek', 'decode', 'convert', 'infer', 'select', 'total'];
let farm: AndroidFarm;
let phone: PhoneProcess;
beforeAll(async () => {
  farm = await startAndroidFarm();
  phone = await farm.startPhone('vphone-e2e');
  await farm.online(phone.serial);
});
afterAll(() => farm.stop());

describe('a phone behind adb', () => {
  it('is found with what it says of itself', async () => {
    expect(await farm.deviceOf(phone.serial)).toMatchObject({
      platform: 'android',
      body: 'virtual',
      tier: 'mid',
      tierSource: 'declared',
      profile: 'pixel-4a-5g',
      model: 'Pixel 4a (5G)',
      osVersion: 'Android 13',
      sdk: 33,
      cores: 8,
    });
    expect(
      await farm.waitFor('the news', () => farm.events.findLast((event) => event.event === 'devices.changed')),
    ).toMatchObject({
      devices: [phone.serial],
      problems: [],
    });
  });

  it('measures a modelled run through Appium, valid with all six stages', async () => {
    const run = await farm.until((await farm.measure()).id, ended);
    expect(run).toMatchObject({
      outcome: 'succeeded',
      validity: 'valid',
      reasons: [],
      platform: 'android',
      body: 'virtual',
      timing: 'modelled',
      engine: 'modelled',
      score: null,
      progress: { done: 2, of: 2 },
    });
    expect(Object.keys(run.stages ?? {})).toEqual(STAGES);
    for (const stage of Object.values(run.stages ?? {})) expect(stage).toMatchObject({ n: 2 });
    expect(run.pssKb).toBeGreaterThan(0);
  });

  it('measures with the real MNN inside, and has scores', async () => {
    const run = await farm.until((await farm.measure({}, 'host-mnn')).id, ended);
    expect(run).toMatchObject({
      outcome: 'succeeded',
      validity: 'valid',
      reasons: [],
      timing: 'measured',
      engine: 'mnn',
    });
    expect(run.score).not.toBeNull();
  });
});
