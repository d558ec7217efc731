/** A frame for many sockets: what WebSocket puts in front of it is written once, not once per socket. */

/** FIN and the opcode of a binary message (RFC 6455, 5.2). */
const wholeBinaryMessage = 0x82;
const twoByteLength = 126;
const eightByteLength = 127;

export class SharedFrame {
  readonly bytes: Uint8Array;
  private wire: Buffer | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** As it goes over a socket without extensions, from server to client (unmasked). A buffer: that is what a socket writes as it is. */
  get onWire(): Buffer {
    this.wire ??= withHeader(this.bytes);
    return this.wire;
  }
}

function withHeader(bytes: Uint8Array): Buffer {
  const size = bytes.byteLength;
  const header = size < twoByteLength ? 2 : size < 2 ** 16 ? 4 : 10;
  const wire = Buffer.allocUnsafeSlow(header + size);
  wire[0] = wholeBinaryMessage;
  wire[1] = header === 2 ? size : header === 4 ? twoByteLength : eightByteLength;
  if (header === 4) wire.writeUInt16BE(size, 2);
  if (header === 10) wire.writeBigUInt64BE(BigInt(size), 2);
  wire.set(bytes, header);
  return wire;
}
