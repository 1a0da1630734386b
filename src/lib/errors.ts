/**
 * The two errors a person may see. Anything else is a defect: the router answers it with an apology and an
 * incident id, and logs the rest.
 */

/** The person asked for something that cannot be done; `hint` says what to do instead. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string;

  constructor(message: string, hint = '') {
    super(message);
    this.hint = hint;
  }
}

/** Data is missing, too old or unusable. `series` names the catalogue id, `hint` what would help. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly series: string;
  readonly hint: string;

  constructor(series: string, message: string, hint = '') {
    super(message);
    this.series = series;
    this.hint = hint;
  }
}
