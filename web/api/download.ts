/** Files of the server in the language of the page, which a plain link would ask for in the browser's. */
import i18next from 'i18next';

/** `filename*=UTF-8''…` of RFC 6266, else the plain name. */
export const nameOf = (disposition: string | null, fallback: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return fallback;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? fallback;
};

/** Fetches a file and hands it to the reader's downloads; false where it did not come. @param sent a table the file is made from */
export const download = async (address: string, sent?: { readonly body: Blob; readonly type: string }): Promise<boolean> => {
  try {
    const response = await fetch(address, { headers: { 'Accept-Language': i18next.language, ...(sent && { 'Content-Type': sent.type }) }, ...(sent && { method: 'POST', body: sent.body }) });
    if (!response.ok) return false;
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = nameOf(response.headers.get('Content-Disposition'), new URL(address, location.href).pathname.split('/').at(-1) ?? 'file');
    link.click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return true;
  } catch {
    return false;
  }
};
