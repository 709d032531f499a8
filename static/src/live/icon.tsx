import add from 'icon:add';
import alone from 'icon:alone';
import angry from 'icon:angry';
import doubt from 'icon:doubt';
import hope from 'icon:hope';
import panic from 'icon:panic';
import shame from 'icon:shame';
import shut from 'icon:shut';
import tired from 'icon:tired';
import back from 'icon:back';
import bundle from 'icon:bundle';
import calm from 'icon:calm';
import chair from 'icon:chair';
import broken from 'icon:broken';
import paper from 'icon:paper';
import proof from 'icon:proof';
import repeat from 'icon:repeat';
import silent from 'icon:silent';
import check from 'icon:check';
import clock from 'icon:clock';
import edit from 'icon:edit';
import fine from 'icon:fine';
import less from 'icon:less';
import lock from 'icon:lock';
import more from 'icon:more';
import neutral from 'icon:neutral';
import next from 'icon:next';
import note from 'icon:note';
import offline from 'icon:offline';
import open from 'icon:open';
import people from 'icon:people';
import phone from 'icon:phone';
import print from 'icon:print';
import read from 'icon:read';
import saved from 'icon:saved';
import see from 'icon:see';
import step from 'icon:step';
import unhappy from 'icon:unhappy';
import urgent from 'icon:urgent';
import withdraw from 'icon:withdraw';

const icons = {
  add, back, bundle, calm, chair, check, clock, edit, fine, less, lock, more, neutral, next, note, offline, open, people, phone,
  print, read, saved, see, step, unhappy, urgent, withdraw,
  alone, angry, doubt, hope, panic, shame, shut, tired, broken, paper, proof, repeat, silent,
};
const pointing: ReadonlySet<string> = new Set(['back', 'next']);

export type IconName = keyof typeof icons;

/** Icon is a picture beside a word, never instead of one: a screen reader hears the word only. Arrows turn in right-to-left. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={pointing.has(name) ? 'mwr-icon mwr-icon--flip' : 'mwr-icon'} viewBox="0 0 24 24" aria-hidden="true">
      {icons[name].map((d) => <path d={d} />)}
    </svg>
  );
}
