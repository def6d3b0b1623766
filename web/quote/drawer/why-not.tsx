import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Exclusion, Network } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { Icon } from '../../ui/icon.tsx';
import { byNearness, chipOf, exclusionName, exclusionText } from '../exclusions.ts';
import { AskField } from '../why/ask-field.tsx';
import type { AskedAbout, AskState } from '../why/use-why-not.ts';
import { VerdictText, type VerdictActions } from '../why/verdict-row.tsx';
import { askedName, verdictChip } from '../why/verdict.ts';

/**
 * What was asked about, with its verdict, and the services and departures that were ruled out, nearest misses first, each
 * with the rule and its margin. A row that can be asked about answers in its own place.
 */
export const WhyNot = ({ answer, network, names, origin, asked, actions, onUnusual }: {
  answer: Answer;
  network: Network | undefined;
  names: Names;
  origin: string;
  asked: AskedAbout;
  actions: Omit<VerdictActions, 'onAsk'>;
  onUnusual: (() => void) | undefined;
}) => {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [isListing, setListing] = useState(false);
  const excluded = byNearness(answer.excluded);
  const all = { ...actions, onAsk: asked.ask };
  const listed = new Set(excluded.map(({ what }) => what));
  // Words the server did not know are a fault of the field, not a row.
  const faultsOf = (what: string) => {
    const state = asked.entries.get(what);
    return state?.kind === 'failed' && state.failure.kind === 'problem' ? state.failure.problem.errors.filter(({ pointer }) => pointer === '/what') : [];
  };
  const own = [...asked.entries].reverse().filter(([what]) => !listed.has(what));
  const faults = isListing ? [] : own.slice(0, 1).flatMap(([what]) => faultsOf(what));
  const rows = own.filter(([what]) => faultsOf(what).length === 0);
  const close = (): void => {
    setAsking(false);
    setListing(false);
    requestAnimationFrame(() => document.getElementById('why-ask')?.focus());
  };
  return (
    <section className={`why${isAsking ? ' asking' : ''}`} aria-label={t('why.title')} id="why-not" tabIndex={-1}>
      <div className="block-head">
        <h3>{t('why.title')}</h3>
        <span className="caption">{t('why.count', { count: excluded.length })}</span>
        {network && <button type="button" id="why-ask" className="link-button why-ask" aria-expanded={isAsking} onClick={() => (isAsking ? close() : setAsking(true))} data-testid="why-ask"><Icon name="search" size={13} /> {t('panels.why.ask')}</button>}
      </div>
      {isAsking && network && <AskField network={network} options={answer.options} names={names} readyAt={Date.parse(answer.readyAt)} faults={faults} onTyped={setListing} onAsk={asked.ask} onClose={close} />}
      <ul className="why-list" data-own-arrows tabIndex={0} aria-label={t('why.title')} hidden={isAsking && isListing}>
        {rows.map(([what, state]) => (
          <AskedRow key={what} name={askedName(what, names, t)} state={state} onForget={() => asked.forget(what)}>
            <VerdictText what={what} state={state} options={answer.options} origin={origin} names={names} actions={all} />
          </AskedRow>
        ))}
        {excluded.map((entry, i) => (
          <Row key={`${entry.what} ${entry.reason} ${i}`} entry={entry} names={names} onUnusual={onUnusual} onAsk={names.findService(entry.what.split('@')[0] ?? '') ? () => asked.ask(entry.what) : undefined} state={asked.entries.get(entry.what)}>
            {asked.entries.has(entry.what) && <VerdictText what={entry.what} state={asked.entries.get(entry.what) ?? { kind: 'busy' }} options={answer.options} origin={origin} names={names} actions={all} />}
          </Row>
        ))}
        {excluded.length === 0 && rows.length === 0 && <li className="caption">{t('why.none')}</li>}
      </ul>
    </section>
  );
};

const Chip = ({ text, tone }: { text: string; tone: string }) => <span className={`chip ${tone}`}>{text}</span>;

const AskedRow = ({ name, state, onForget, children }: { name: string; state: AskState; onForget: () => void; children: ReactNode }) => {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  // The latest stands first, wherever the list had been read to.
  const { kind } = state;
  useEffect(() => {
    if (kind !== 'failed') row.current?.parentElement?.scrollTo({ top: 0 });
  }, [kind]);
  return (
    <li ref={row} className="asked" data-testid="asked-row">
      <div>
        <b className="clip">{name}</b>
        {state.kind === 'answered' && <Chip {...verdictChip(state.answer, t)} />}
        <button type="button" className="icon-button forget" aria-label={t('panels.why.forget', { name })} onClick={onForget}><Icon name="close" size={11} /></button>
      </div>
      {children}
    </li>
  );
};

/** One exclusion; its name asks for more, and the answer takes the place of the short sentence. */
const Row = ({ entry, state, names, onUnusual, onAsk, children }: { entry: Exclusion; state: AskState | undefined; names: Names; onUnusual: (() => void) | undefined; onAsk: (() => void) | undefined; children: ReactNode }) => {
  const { t } = useTranslation();
  const name = exclusionName(entry, names, t);
  const isAsked = state !== undefined;
  return (
    <li className={onAsk && !isAsked ? 'can-ask' : ''} data-testid="excluded-row">
      <div>
        {onAsk && !isAsked ? <button type="button" className="why-name clip" title={t('panels.why.more')} onClick={onAsk}>{name}</button> : <b className="clip">{name}</b>}
        <Chip {...(state?.kind === 'answered' ? verdictChip(state.answer, t) : chipOf(entry, t))} />
      </div>
      {isAsked ? children : (
        <p>
          {exclusionText(entry, names, t)}
          {entry.reason === 'STATUS_NOT_ASKED' && onUnusual && <> <button type="button" className="link-button" onClick={onUnusual}>{t('why.allow')}</button></>}
        </p>
      )}
    </li>
  );
};
