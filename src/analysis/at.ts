/**
 * The element at an index that is in range by construction; a negative index counts from the end. It throws
 * RangeError where plain indexing would pass `undefined` on into the arithmetic as NaN.
 */
export function at<T>(values: ArrayLike<T | undefined>, index: number): T {
  const value = values[index < 0 ? values.length + index : index];
  if (value === undefined) throw new RangeError(`no element ${index} among ${values.length}`);
  return value;
}
