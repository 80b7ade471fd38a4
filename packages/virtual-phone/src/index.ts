export { type VirtualPhone, type VirtualPhoneOptions, startVirtualPhone } from './start-virtual-phone.ts';
