/** A frame for many sockets: what WebSocket puts in front of it is written once, not once per socket. */

/** FIN and the opcode of a binary message (RFC 6455, 5.2). */
const wholeBinaryMessage = 0x82;
const twoByteLength = 126;
const eightByteLength = 127;

export class SharedFrame {
  readonly bytes: Uint8Array;
  private wire: Uint8Array | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** As it goes over a socket without extensions, from server to client (unmasked). */
  get onWire(): Uint8Array {
    this.wire ??= withHeader(this.bytes);
    return this.wire;
  }
}

function withHeader(bytes: Uint8Array): Uint8Array {
  const size = bytes.byteLength;
  const header = size < twoByteLength ? 2 : size < 2 ** 16 ? 4 : 10;
  const wire = new Uint8Array(header + size);
  wire[0] = wholeBinaryMessage;
  wire[1] = header === 2 ? size : header === 4 ? twoByteLength : eightByteLength;
  const view = new DataView(wire.buffer);
  if (header === 4) view.setUint16(2, size);
  if (header === 10) view.setBigUint64(2, BigInt(size));
  wire.set(bytes, header);
  return wire;
}
