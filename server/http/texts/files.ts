/** Why a file is refused: a code for each reason, with what to do in four languages. */
import type { Language } from '../../../planner/domain/index.ts';
import type { SheetReason } from '../../ports/sheets.ts';

const say = (zh: string, en: string, ko: string, ja: string): Readonly<Record<Language, string>> => ({ zh, en, ko, ja });

const FILES = {
  FILE_TOO_LARGE: {
    status: 413,
    text: say('文件 {found} MB，超过 {limit} MB。拆成几个文件再传。', 'The file has {found} MB, more than {limit} MB. Split it.', '파일이 {found} MB로 {limit} MB를 넘습니다. 나누어 올리세요.', 'ファイルは {found} MB で、上限 {limit} MB を超えます。分割してください。'),
  },
  FILE_OTHER_TYPE: {
    status: 415,
    text: say('内容不是表格（{found}）。另存为 .xlsx 或 UTF-8 的 .csv 再传。', 'This is not a table ({found}). Save it as .xlsx, or as .csv in UTF-8.', '표 파일이 아닙니다({found}). .xlsx 또는 UTF-8 .csv로 저장해 올리세요.', '表のファイルではありません（{found}）。.xlsx または UTF-8 の .csv で保存してください。'),
  },
  FILE_UNREADABLE: {
    status: 422,
    text: say('文件读不出（{found}）。用表格软件打开后另存再传。', 'The file cannot be read ({found}). Open it in a spreadsheet and save it again.', '파일을 읽을 수 없습니다({found}). 스프레드시트에서 열어 다시 저장하세요.', 'ファイルを読めません（{found}）。表計算ソフトで開いて保存し直してください。'),
  },
  FILE_ROW_UNREADABLE: {
    status: 422,
    text: say('第 {row} 行起读不出（{found}）。检查引号是否成对，改好再传。', 'From row {row} on the file cannot be read ({found}). See whether quotes come in pairs, and mend it.', '{row}행부터 읽을 수 없습니다({found}). 따옴표가 짝이 맞는지 확인하세요.', '{row} 行目から読めません（{found}）。引用符が対になっているか確かめてください。'),
  },
  FILE_ENCODING: {
    status: 422,
    text: say('认不出文字编码。另存为 UTF-8 的 CSV，或用 .xlsx。可读：{known}。', 'The encoding of the text is not known. Save the CSV as UTF-8, or use .xlsx. Read here: {known}.', '문자 인코딩을 알 수 없습니다. UTF-8 CSV나 .xlsx로 저장하세요. 지원: {known}.', '文字コードが分かりません。UTF-8 の CSV か .xlsx で保存してください。対応：{known}。'),
  },
  FILE_EMPTY: { status: 422, text: say('没有数据行。第一行写列名，其下每行一票。', 'There are no rows. Put the column names first and a row for each consignment below.', '데이터 행이 없습니다. 첫 행에 열 이름, 그 아래 한 행에 한 건씩 쓰세요.', 'データ行がありません。1 行目に列名、その下に 1 件 1 行で書いてください。') },
  FILE_ENCRYPTED: { status: 422, text: say('文件有密码。去掉密码再传。', 'The file is locked by a password. Remove it.', '암호가 걸린 파일입니다. 암호를 해제하세요.', 'パスワード付きのファイルです。パスワードを外してください。') },
  FILE_UNPACKS_TOO_LARGE: {
    status: 422,
    text: say('解压后 {found} MB，超过 {limit} MB。只留询价表再存一次。', 'Unpacked it has {found} MB, more than {limit} MB. Keep the sheet alone and save it again.', '압축을 풀면 {found} MB로 {limit} MB를 넘습니다. 시트만 남겨 다시 저장하세요.', '展開すると {found} MB で、上限 {limit} MB を超えます。シートだけを残して保存してください。'),
  },
  FILE_TOO_MANY_PARTS: {
    status: 422,
    text: say('文件含 {found} 个部分，超过 {limit}。只留一张表再存。', 'The workbook has {found} parts, more than {limit}. Keep one sheet.', '통합 문서의 구성이 {found}개로 {limit}개를 넘습니다. 시트 하나만 남기세요.', 'ブックの構成が {found} 個で、上限 {limit} 個を超えます。シートを 1 枚だけ残してください。'),
  },
  FILE_MACROS: { status: 422, text: say('文件带宏（{part}）。另存为不带宏的 .xlsx。', 'The workbook has macros ({part}). Save it as .xlsx without them.', '매크로가 있는 파일입니다({part}). 매크로 없는 .xlsx로 저장하세요.', 'マクロ付きのブックです（{part}）。マクロなしの .xlsx で保存してください。') },
  FILE_LINKS: { status: 422, text: say('文件引用了别的文件（{part}）。断开链接、只留数值再传。', 'The workbook refers to other files ({part}). Break the links and keep the values.', '다른 파일을 참조합니다({part}). 연결을 끊고 값만 남기세요.', '他のファイルを参照しています（{part}）。リンクを解除し、値だけを残してください。') },
  FILE_EMBEDDED: { status: 422, text: say('文件里嵌有别的文件（{part}）。删去嵌入对象再传。', 'Other files are embedded in it ({part}). Remove them.', '다른 파일이 포함되어 있습니다({part}). 삭제하세요.', '別のファイルが埋め込まれています（{part}）。削除してください。') },
  FILE_DOCTYPE: { status: 422, text: say('文件含不允许的声明（{part}）。用表格软件另存再传。', 'A part declares a document type ({part}), which no workbook may. Save it again in a spreadsheet.', '허용되지 않는 선언이 있습니다({part}). 스프레드시트에서 다시 저장하세요.', '許可されない宣言があります（{part}）。表計算ソフトで保存し直してください。') },
  FILE_TOO_MANY_ROWS: { status: 422, text: say('超过 {limit} 行（第 {row} 行起）。拆成几个文件。', 'More than {limit} rows (from row {row} on). Split the file.', '{limit}행을 넘습니다({row}행부터). 파일을 나누세요.', '{limit} 行を超えます（{row} 行目から）。分割してください。') },
  FILE_TOO_MANY_COLUMNS: { status: 422, text: say('第 {row} 行有 {found} 列，超过 {limit}。删去多余的列。', 'Row {row} has {found} columns, more than {limit}. Remove those not needed.', '{row}행의 열이 {found}개로 {limit}개를 넘습니다. 필요 없는 열을 지우세요.', '{row} 行目は {found} 列で、上限 {limit} 列を超えます。不要な列を消してください。') },
  FILE_CELL_TOO_LONG: { status: 422, text: say('第 {row} 行第 {column} 列超过 {limit} 字。缩短再传。', 'The cell in row {row}, column {column} has more than {limit} characters. Shorten it.', '{row}행 {column}열이 {limit}자를 넘습니다. 줄이세요.', '{row} 行 {column} 列が {limit} 字を超えます。短くしてください。') },
  FILE_TOO_SLOW: { status: 422, text: say('读了 {limit} 秒还没读完，已停止。拆小再传。', 'Reading took more than {limit} s and was stopped. Send a smaller file.', '{limit}초 안에 읽지 못해 중단했습니다. 작게 나누어 올리세요.', '{limit} 秒以内に読めず中止しました。小さくして送ってください。') },
  FILE_TOO_HEAVY: { status: 422, text: say('读取占用内存超过 {limit} MB，已停止。拆小再传。', 'Reading took more than {limit} MB of memory and was stopped. Send a smaller file.', '읽는 데 메모리 {limit} MB를 넘어 중단했습니다. 작게 나누어 올리세요.', '読み取りがメモリー {limit} MB を超えたため中止しました。小さくして送ってください。') },
  FILES_WAITING: { status: 503, text: say('正在读别的文件，排队过多。几秒后再传。', 'Too many files are waiting to be read. Try again in a few seconds.', '대기 중인 파일이 너무 많습니다. 몇 초 뒤 다시 올리세요.', '読み取り待ちのファイルが多すぎます。数秒後にやり直してください。') },
} as const satisfies Readonly<Record<SheetReason, { readonly status: number; readonly text: Readonly<Record<Language, string>> }>>;

const TITLE = say('文件未读取', 'File refused', '파일 거부', 'ファイルを受け付けません');

type FileStatus = { readonly [R in SheetReason]: (typeof FILES)[R]['status'] };
export const FILE_STATUS = Object.fromEntries(Object.entries(FILES).map(([reason, { status }]) => [reason, status])) as FileStatus;
export const filesIn = (language: Language) =>
  Object.fromEntries(Object.entries(FILES).map(([reason, { text }]) => [reason, { title: TITLE[language], detail: text[language] }])) as Record<SheetReason, { title: string; detail: string }>;
