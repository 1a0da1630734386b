import { measureText } from '../../src/charts/font.ts';

/** An element of a parsed SVG. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  readonly text: string;
}

interface OpenElement extends SvgElement {
  children: SvgElement[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** What XML forbids: controls, half surrogate pairs and two non-characters. */
const FORBIDDEN = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r\u007f-\u009f])\p{Cc}/u;

/** Text with its entities resolved; throws on a bare or unknown one. */
function decode(text: string): string {
  return text.replaceAll(/&([^;]*;)?/g, (all, entity: string | undefined) => {
    const found = ENTITIES[(entity ?? '').slice(0, -1)];
    if (found === undefined) throw new SyntaxError(`Bad entity in ${JSON.stringify(text)}: ${all}`);
    return found;
  });
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const rest = text.replaceAll(/\s+([\w:-]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (name in attributes) throw new SyntaxError(`Attribute ${name} twice`);
    attributes[name] = decode(value);
    return '';
  });
  if (rest.trim() !== '') throw new SyntaxError(`Bad attributes: ${rest}`);
  return attributes;
}

/** Parses the strict part of XML that charts are written in; throws on anything that is not well-formed. */
export function readSvg(svg: string): SvgElement {
  if (FORBIDDEN.test(svg)) throw new SyntaxError('A character that XML forbids');
  const root: OpenElement = { name: '#root', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, tag, text] of svg.matchAll(/(<[^>]*>)|([^<]+)/g)) {
    const parent = open.at(-1);
    if (parent === undefined) throw new SyntaxError('Content after the root');
    if (text !== undefined) parent.text += decode(text);
    if (tag === undefined) continue;
    const parts = /^<(\/?)([a-z]+)([^>]*?)(\/?)>$/i.exec(tag);
    if (parts === null) throw new SyntaxError(`Bad tag ${tag}`);
    const [, slash, name = '', attributes = '', selfClosing] = parts;
    if (slash === '/') {
      if (open.pop()?.name !== name) throw new SyntaxError(`Unexpected ${tag}`);
      continue;
    }
    const element: OpenElement = { name, attributes: readAttributes(attributes), children: [], text: '' };
    parent.children.push(element);
    if (selfClosing !== '/') open.push(element);
  }
  const [svgElement] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || svgElement === undefined || root.text.trim() !== '')
    throw new SyntaxError('Not one closed root element');
  return svgElement;
}

/** All elements in drawing order but for those under an element that `skip` names. */
export function listElements(element: SvgElement, skip = ''): SvgElement[] {
  if (skip !== '' && element.attributes['class'] === skip) return [];
  return [element, ...element.children.flatMap((child) => listElements(child, skip))];
}

/** A written text and the box that its letters cover. */
export interface TextBox {
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 600;
  readonly fill: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every text but the watermark's, measured with the font's own widths. */
export function readTexts(svg: string): TextBox[] {
  return listElements(readSvg(svg), 'watermark')
    .filter(({ name }) => name === 'text')
    .map(({ attributes, text }) => {
      const size = Number(attributes['font-size']);
      const weight = attributes['font-weight'] === '600' ? 600 : 400;
      const width = measureText(text, size, weight);
      const shift = { middle: width / 2, end: width }[attributes['text-anchor'] ?? ''] ?? 0;
      const left = Number(attributes['x']) - shift;
      const baseline = Number(attributes['y']);
      // Inter: ascenders reach 0.76 em, descenders 0.2 em, digits end at the baseline.
      const descent = /^[\d.%+−]+$/.test(text) ? 0.02 : 0.2;
      const [top, bottom] = [baseline - size * 0.76, baseline + size * descent];
      return { text, size, weight, fill: attributes['fill'] ?? '', left, top, right: left + width, bottom };
    });
}

/** Pairs of texts that touch, as readable lines: empty when none do. */
export function findOverlaps(texts: readonly TextBox[]): string[] {
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${JSON.stringify(a.text)} touches ${JSON.stringify(b.text)}`),
  );
}
