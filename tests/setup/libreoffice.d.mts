declare const findLibreOffice: () => string | undefined; declare const installLibreOffice: () => string | undefined; export { findLibreOffice, installLibreOffice };
