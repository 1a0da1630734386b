/** A request's address: the provider's base, the path, and the parameters encoded. */
export function addressOf(base: string, path: string, parameters: Readonly<Record<string, string>>): string {
  return `${base}${path}?${new URLSearchParams(parameters).toString()}`;
}
