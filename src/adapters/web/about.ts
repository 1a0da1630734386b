/** What the page says of its data, and which days it can be asked about. */
export interface MarketNote {
  readonly kind: 'sample' | 'csv' | 'live';
  /** One sentence for the person: what data this is. */
  readonly text: string;
  /** The days that can be replayed, YYYY-MM-DD; absent while there are no data. */
  readonly days?: { readonly first: string; readonly last: string };
  /** Days worth going to. */
  readonly presets: readonly { readonly label: string; readonly day: string }[];
}
