import { CompactEncrypt, compactDecrypt } from 'jose';

/** A key for secrets at rest: 32 bytes under a name, which what it sealed carries in the clear. */
export interface EncryptionKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/** Seals texts with the first key and opens what any of them sealed. */
export interface Seal {
  /** @param owner whose secret it is: sealed in, so that it opens for nobody else */
  close(text: string, owner: string): Promise<string>;
  /** @throws Error where no key fits, the owner is another one, or a byte was changed. It holds no secret. */
  open(sealed: string, owner: string): Promise<Opened>;
}

interface Opened {
  readonly text: string;
  /** False where an older key sealed it. */
  readonly isCurrent: boolean;
}

const ALGORITHM = 'dir';
const ENCRYPTION = 'A256GCM';

/**
 * AES-256-GCM in the compact form of JSON Web Encryption (RFC 7516).
 * @param keys at least one; the first seals
 */
export function createSeal(keys: readonly EncryptionKey[]): Seal {
  const secrets = new Map(keys.map(({ id, secret }) => [id, secret]));
  const [current] = keys;
  if (current === undefined) throw new Error('A seal needs a key');
  return {
    close(text, owner) {
      return new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, kid: current.id, sub: owner })
        .encrypt(current.secret);
    },
    async open(sealed, owner) {
      const { plaintext, protectedHeader } = await compactDecrypt(
        sealed,
        ({ kid = '' }) => {
          const secret = secrets.get(kid);
          if (secret === undefined)
            throw new Error(`It was sealed with the key "${kid}", which is not there`);
          return secret;
        },
        { keyManagementAlgorithms: [ALGORITHM], contentEncryptionAlgorithms: [ENCRYPTION] },
      );
      if (protectedHeader['sub'] !== owner) throw new Error('It was sealed for somebody else');
      return { text: new TextDecoder().decode(plaintext), isCurrent: protectedHeader.kid === current.id };
    },
  };
}
