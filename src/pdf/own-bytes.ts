/** Bytes that share their memory with nothing else, and so can be handed over to another thread. */
export function ownBytes({ buffer, byteOffset, length }: Uint8Array): Uint8Array<ArrayBuffer> {
  if (buffer instanceof ArrayBuffer && length === buffer.byteLength) return new Uint8Array(buffer);
  return new Uint8Array(buffer, byteOffset, length).slice();
}
