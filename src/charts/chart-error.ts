/** A chart that cannot be drawn. It costs an answer its picture, never its text: callers log it and go on. */
export class ChartError extends Error {
  override readonly name = 'ChartError';
}
