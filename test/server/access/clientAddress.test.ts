/** Whose address counts: nobody chooses it by writing a header. */
import { describe, expect, test } from 'vitest';
import { addressReader, isAddressRange } from '../../../server/access/clientAddress.ts';

describe('the address a request counts under', () => {
  test.each([
    ['the other end', [], '203.0.113.7', undefined, '203.0.113.7'],
    ['the other end, whatever its header says', [], '203.0.113.7', '1.2.3.4', '203.0.113.7'],
    ['the other end when another proxy is trusted', ['10.0.0.1'], '203.0.113.7', '1.2.3.4', '203.0.113.7'],
    ['whom the trusted proxy speaks for', ['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    [
      'the last one only: the rest is hearsay',
      ['127.0.0.1'],
      '127.0.0.1',
      '1.2.3.4, 203.0.113.7',
      '203.0.113.7',
    ],
    [
      'through two proxies',
      ['127.0.0.1', '10.0.0.0/8'],
      '127.0.0.1',
      '1.2.3.4, 203.0.113.7, 10.9.9.9',
      '203.0.113.7',
    ],
    ['the proxy, when it says nothing', ['127.0.0.1'], '127.0.0.1', undefined, '127.0.0.1'],
    ['the proxy, when it says nonsense', ['127.0.0.1'], '127.0.0.1', 'unknown', '127.0.0.1'],
    ['without its port', ['127.0.0.1'], '127.0.0.1', '203.0.113.7:5123', '203.0.113.7'],
    ['one network of IPv6', ['::1'], '::1', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
    ['one network of short IPv6', [], '2001:db8::7', undefined, '2001:db8:0:0::/64'],
    ['nobody known', [], undefined, undefined, 'unknown'],
  ])('is %s', (_what, trusted, remote, forwardedFor, address) => {
    expect(addressReader(trusted)({ remote, forwardedFor })).toBe(address);
  });

  test('ranges are told from what is none', () => {
    for (const range of ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])
      expect(isAddressRange(range)).toBe(true);
    for (const range of ['', 'localhost', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '10.0.0.0/x'])
      expect(isAddressRange(range), range).toBe(false);
  });
});
