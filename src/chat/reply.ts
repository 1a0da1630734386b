import type { ChartSpec } from '../charts/spec.ts';

/** The pieces of an answer, plain strings without any platform's markup; an adapter escapes and draws them. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly { label: string; value: string }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'source'; readonly text: string };

export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A button: pressing it asks `command` in the presser's name, so it can do nothing that typing could not. */
export interface Action {
  readonly kind: 'range' | 'why' | 'alert' | 'related';
  readonly label: string;
  /** The command as a person would type it: `/macd btc range=1y`. */
  readonly command: string;
}

/** The machine-readable half of an answer: plain JSON, numbers unrounded, dates ISO (PRODUCT section 4). */
export type Facts = Readonly<Record<string, unknown>>;

export interface Reply {
  readonly blocks: readonly Block[];
  readonly facts: Facts;
  readonly chart?: ChartSpec;
  readonly actions?: readonly Action[];
  /** `private` where only the asker should see it and the platform can do so: errors, help, previews. */
  readonly visibility: 'public' | 'private';
}
