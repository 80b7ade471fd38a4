import { expect, it } from 'vitest';
import { parseDeviceList } from './parse-device-list.ts';

// lines as adb 29 and 34 print them (AOSP packages/modules/adb/transport.cpp, append_transport)
it('every line of a device list is read, also of phones that cannot be used', () => {
  const text = [
    'R58M123ABC             device usb:1-2 product:beyond1 model:SM_G973F device:beyond1 transport_id:3',
    '127.0.0.1:16001        device product:bramble model:Pixel_4a_(5G) device:bramble transport_id:12',
    '0A041FDD4003BF         offline usb:1-3 transport_id:4',
    '9A311FFAZ005YV         unauthorized usb:1-4 transport_id:5',
    '????????????           no permissions (user in plugdev group; are your udev rules wrong?); see [http://developer.android.com/tools/device.html] usb:1-5 transport_id:6',
    '(no serial number)     device usb:1-6 transport_id:7',
    '',
  ].join('\n');
  expect(parseDeviceList(text)).toEqual([
    { address: 'R58M123ABC', state: 'device', transportId: '3' },
    { address: '127.0.0.1:16001', state: 'device', transportId: '12' },
    { address: '0A041FDD4003BF', state: 'offline', transportId: '4' },
    { address: '9A311FFAZ005YV', state: 'unauthorized', transportId: '5' },
    { address: '????????????', state: 'no permissions (user in plugdev group', transportId: '6' },
    { address: '(no serial number)', state: 'device', transportId: '7' },
  ]);
});
