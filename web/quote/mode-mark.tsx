/** One shape per mode, so that colour is never needed to tell them apart; a mode without a shape of its own is a small circle. Drawn round the origin, about 11 px wide. */
export const ModeMark = ({ mode }: { mode: string }) => {
  switch (mode) {
    case 'ferry': return <circle r="5" />;
    case 'sea': return <path d="M-4.5 -4.5h9v9h-9z" />;
    case 'air': return <path d="M0 -5.5l5.5 10h-11z" />;
    case 'rail': return <path d="M0 -6l6 6l-6 6l-6 -6z" />;
    case 'post': return <path d="M-1.8 -5h3.6v3.2h3.2v3.6h-3.2v3.2h-3.6v-3.2h-3.2v-3.6h3.2z" />;
    case 'road': return <path d="M-5 -2.5h10v5h-10z" />;
    default: return <circle r="3.5" />;
  }
};
