import { useTranslation } from 'react-i18next';
import { disagreements, type EditDraft } from './edit-draft.ts';

/** Someone else was quicker: both texts side by side, and a button for either. */
export const EditConflict = ({ base, mine, theirs, onMine, onTheirs }: { base: EditDraft; mine: EditDraft; theirs: EditDraft; onMine: () => void; onTheirs: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className="conflict" role="alert" data-testid="conflict">
      <p><b>{t('saved.conflict.title')}</b></p>
      <table>
        <thead><tr><th scope="col"><span className="visually-hidden">{t('saved.conflict.field')}</span></th><th scope="col">{t('saved.conflict.theirs')}</th><th scope="col">{t('saved.conflict.mine')}</th></tr></thead>
        <tbody>
          {disagreements(base, mine, theirs).map((row) => (
            <tr key={row.field}>
              <th scope="row">{t(row.field === 'name' ? 'saved.customer' : `saved.${row.field}`)}</th>
              <td>{row.theirs || '–'}</td>
              <td>{row.mine || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-actions">
        <button type="button" className="button" onClick={onTheirs} data-testid="take-theirs">{t('saved.conflict.takeTheirs')}</button>
        <button type="button" className="button" onClick={onMine} data-testid="take-mine">{t('saved.conflict.takeMine')}</button>
      </div>
    </div>
  );
};
