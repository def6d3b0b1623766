/** Workbooks that are made to break whoever opens them, each named by its fault, and what is said of it. */
import type { SheetReason } from '../../server/ports/sheets.ts';
import { zipOf, type ZipPart } from './zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const sheetOf = (rows: string, prolog = ''): string => `<?xml version="1.0" encoding="UTF-8"?>${prolog}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>from</t></is></c><c r="B1" t="inlineStr"><is><t>to</t></is></c></row>';
const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** A workbook around the parts that are given; a part of the same name takes the place of the plain one. */
const workbook = (parts: readonly ZipPart[], sheets = 1): Buffer<ArrayBuffer> => {
  const ids = Array.from({ length: sheets }, (_, i) => i + 1);
  const plain: ZipPart[] = [
    { name: '[Content_Types].xml', data: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>` },
    { name: '_rels/.rels', data: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', data: `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets>${ids.map((i) => `<sheet name="s${i}" sheetId="${i}" r:id="rId${i}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships xmlns="${PACKAGE}/relationships">${ids.map((i) => `<Relationship Id="rId${i}" Type="${RELS}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>` },
    ...ids.map((i) => ({ name: `xl/worksheets/sheet${i}.xml`, data: sheetOf(`${HEADER}<row r="2">${text('A2', 'a')}</row>`) })),
  ];
  return zipOf([...plain.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts]);
};
const withSheet = (rows: string, prolog = ''): Buffer<ArrayBuffer> => workbook([{ name: 'xl/worksheets/sheet1.xml', data: sheetOf(`${HEADER}${rows}`, prolog) }]);
/** Text that hardly packs, from a seed. */
const noise = (length: number, seed: number): string => {
  let state = seed;
  const bytes = Buffer.alloc(Math.ceil(length / 2));
  for (let i = 0; i < bytes.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes.toString('hex').slice(0, length);
};
const rowsFrom = (count: number, cell: (i: number) => string): string => {
  const rows: string[] = [];
  for (let i = 0; i < count; i += 1) rows.push(`<row><c><v>${cell(i)}</v></c></row>`);
  return rows.join('');
};

export interface Bomb {
  readonly name: string;
  readonly make: () => Buffer<ArrayBuffer>;
  readonly reason: SheetReason | 'INVALID_REQUEST';
  /** Made and sent in every run; the others in the long one. */
  readonly isShort: boolean;
  /** Memory its reading takes, MB, where that is more than a refusal: the fence itself. */
  readonly mostMb?: number;
}
const bomb = (name: string, reason: Bomb['reason'], isShort: boolean, make: Bomb['make'], mostMb?: number): Bomb => ({ name, reason, isShort, make, ...(mostMb === undefined ? {} : { mostMb }) });

export const BOMBS: readonly Bomb[] = [
  bomb('a million rows', 'FILE_UNPACKS_TOO_LARGE', false, () => withSheet(rowsFrom(1_000_000, (i) => String(i)).replaceAll('<row>', '<row spans="1:1">'))),
  bomb('eight hundred thousand rows within every size', 'FILE_TOO_MANY_ROWS', true, () => withSheet(rowsFrom(800_000, (i) => String((i * 7919) % 100_003)))),
  bomb('a cell of 200 MB', 'FILE_UNPACKS_TOO_LARGE', false, () => withSheet(`<row r="2">${text('A2', 'x'.repeat(200_000_000))}</row>`)),
  bomb('a cell of 8 MB within every size', 'FILE_CELL_TOO_LONG', true, () => withSheet(`<row r="2">${text('A2', noise(8_000_000, 1))}</row>`)),
  bomb('a cell at XFD1048576', 'FILE_TOO_MANY_COLUMNS', true, () => withSheet(`<row r="1048576">${text('XFD1048576', 'x')}</row>`)),
  bomb('a cell in a column that no sheet has', 'FILE_UNREADABLE', true, () => withSheet(`<row r="2">${text('ZZZZZZ2', 'x')}</row>`)),
  bomb('a row number that is none', 'FILE_UNREADABLE', true, () => withSheet(`<row r="1e300">${text('A2', 'x')}</row>`)),
  bomb('10,000 sheets', 'FILE_TOO_MANY_PARTS', true, () => workbook([], 10_000)),
  bomb('shared strings of 50 MB', 'FILE_UNPACKS_TOO_LARGE', false, () => workbook([{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${'<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>'.repeat(1_100_000)}</sst>` }])),
  bomb('shared strings of 2 MB, each of its own, within every size', 'INVALID_REQUEST', true, () => workbook([{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${Array.from({ length: 85_000 }, (_, i) => `<si><t>${i}</t></si>`).join('')}</sst>` }]), 256),
  bomb('an archive in the archive', 'FILE_EMBEDDED', true, () => workbook([{ name: 'xl/embeddings/inner.zip', data: zipOf([{ name: 'a', data: 'x'.repeat(1_000_000) }]) }])),
  bomb('an archive that is no workbook', 'FILE_OTHER_TYPE', true, () => zipOf([{ name: 'inner.xlsx', data: withSheet('') }])),
  bomb('a size that is a lie', 'FILE_UNREADABLE', true, () => workbook([{ name: 'xl/worksheets/sheet1.xml', data: sheetOf(`${HEADER}${' '.repeat(10_000_000)}`), claims: 900_000 }])),
  bomb('a size left open', 'FILE_UNREADABLE', true, () => workbook([{ name: 'xl/sharedStrings.xml', data: 'x'.repeat(30_000_000), claims: 0 }])),
  bomb('two parts of one name', 'FILE_UNREADABLE', true, () => zipOf([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'xl/workbook.xml', data: '<a/>' }, { name: 'xl/workbook.xml', data: '<b/>' }])),
  bomb('entities that read a file', 'FILE_DOCTYPE', true, () => withSheet(`<row r="2">${text('A2', '&xxe;')}</row>`, '<!DOCTYPE worksheet [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>')),
  bomb('entities that multiply', 'FILE_DOCTYPE', true, () =>
    workbook([{ name: 'xl/sharedStrings.xml', data: `<!DOCTYPE sst [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a${i - 1};&a${i - 1};&a${i - 1};">`).join('')}]><sst xmlns="${MAIN}"><si><t>&a19;</t></si></sst>` }])),
  bomb('elements a hundred thousand deep', 'INVALID_REQUEST', true, () => workbook([{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${'<b>'.repeat(120_000)}${noise(1000, 2)}${'</b>'.repeat(120_000)}</sst>` }]), 256),
  bomb('a link to another file', 'FILE_LINKS', true, () => workbook([{ name: 'xl/externalLinks/externalLink1.xml', data: `<externalLink xmlns="${MAIN}"/>` }])),
  bomb('a connection to a database', 'FILE_LINKS', true, () => workbook([{ name: 'xl/connections.xml', data: `<connections xmlns="${MAIN}"/>` }])),
  bomb('macros', 'FILE_MACROS', true, () => workbook([{ name: 'xl/vbaProject.bin', data: noise(2000, 3) }])),
  bomb('a larger file than is taken', 'FILE_TOO_LARGE', true, () => workbook([{ name: 'xl/worksheets/sheet1.xml', data: sheetOf(`${HEADER}<row r="2">${text('A2', noise(14_000_000, 4))}</row>`) }])),
  bomb('a web page', 'FILE_OTHER_TYPE', true, () => Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>')),
  bomb('a drawing with a script', 'FILE_OTHER_TYPE', true, () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
  bomb('a program', 'FILE_OTHER_TYPE', true, () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), Buffer.alloc(4000)]) as Buffer<ArrayBuffer>),
  bomb('a workbook of Excel 97', 'FILE_OTHER_TYPE', true, () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000)]) as Buffer<ArrayBuffer>),
  bomb('a workbook under a password', 'FILE_ENCRYPTED', true, () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(1000)]) as Buffer<ArrayBuffer>),
  bomb('half a workbook', 'FILE_UNREADABLE', true, () => withSheet('').subarray(0, 900) as Buffer<ArrayBuffer>),
];
