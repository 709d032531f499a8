// Made by cmd/wire from sessions/op.go. Do not change it by hand: run make gen.

export type WordsID = string;

/** The records that a screen can get, by kind. */
export interface Records {
  "action": Action;
  "answer": Answer;
  "ballot": Ballot;
  "barrier": Barrier;
  "bundle": Bundle;
  "card": Card;
  "check": Check;
  "endorsement": Endorsement;
  "exception": Precedent;
  "floor": Floor;
  "information-agreement": InformationAgreement;
  "learning": Learning;
  "leg": Leg;
  "legal-room": LegalRoom;
  "lesson": Lesson;
  "light": Light;
  "mandate": Mandate;
  "may-question": MayQuestion;
  "mine": Mine;
  "my-answers": MyAnswers;
  "my-card": MyCard;
  "my-seat": MySeat;
  "my-vote": MyVote;
  "one-off": OneOff;
  "organization": Organization;
  "promise": Promise;
  "recurrence": Recurrence;
  "report": Report;
  "route": Route;
  "route-edition": RouteEdition;
  "route-step": RouteStep;
  "rule": LegalRule;
  "seat": Seat;
  "session": Session;
  "step-condition": StepCondition;
  "step-round": StepRound;
  "support-ask": SupportAsk;
  "tally": Tally;
  "template": Template;
  "trajectory": Trajectory;
  "weighing": Weighing;
}

/** The wishes that can be sent, by name, with their bodies. */
export interface Wishes {
  "found-organization": FoundOrganization;
  "save-template": SaveTemplate;
  "invite-member": InviteMember;
  "join-member": JoinMember;
  "change-member": ChangeMember;
  "end-member": EndMember;
  "open-trajectory": OpenTrajectory;
  "name-steps": NameSteps;
  "pause-trajectory": PauseTrajectory;
  "resume-trajectory": ResumeTrajectory;
  "hand-trajectory": HandTrajectory;
  "draw-route": DrawRoute;
  "place-step": PlaceStep;
  "describe-route": DescribeRoute;
  "word-step": WordStep;
  "fill-lane": FillLane;
  "describe-step": DescribeStep;
  "arrange-step": ArrangeStep;
  "count-step": CountStep;
  "ask-at-step": AskAtStep;
  "judge-demand": JudgeDemand;
  "order-steps": OrderSteps;
  "take-step-out": TakeStepOut;
  "bring-step-back": BringStepBack;
  "split-step": SplitStep;
  "merge-steps": MergeSteps;
  "unmerge-steps": UnmergeSteps;
  "propose-step": ProposeStep;
  "take-step": TakeStep;
  "set-step-aside": SetStepAside;
  "lay-bright": LayBright;
  "clash-steps": ClashSteps;
  "publish-route": PublishRoute;
  "ask-support": AskSupport;
  "endorse-route": EndorseRoute;
  "end-endorsement": EndEndorsement;
  "keep-condition": KeepCondition;
  "drop-condition": DropCondition;
  "import-route": ImportRoute;
  "note-learning": NoteLearning;
  "plan-session": PlanSession;
  "name-urgent": NameUrgent;
  "name-confidant": NameConfidant;
  "date-feedback": DateFeedback;
  "write-mandate": WriteMandate;
  "arrange-session": ArrangeSession;
  "ready-room": ReadyRoom;
  "tell-tier": TellTier;
  "open-session": OpenSession;
  "start-phase": StartPhase;
  "change-plan": ChangePlan;
  "stretch-phase": StretchPhase;
  "close-session": CloseSession;
  "publish-outcome": PublishOutcome;
  "archive-session": ArchiveSession;
  "invite-guest": InviteGuest;
  "enter-guest": EnterGuest;
  "end-guest": EndGuest;
  "set-lobby": SetLobby;
  "take-seat": TakeSeat;
  "admit-seat": AdmitSeat;
  "correct-side": CorrectSide;
  "give-pledge": GivePledge;
  "pledge-seat": PledgeSeat;
  "remove-seat": RemoveSeat;
  "forget-me": ForgetMe;
  "say-ready": SayReady;
  "ask-pause": AskPause;
  "ask-time": AskTime;
  "give-pulse": GivePulse;
  "enter-pulse": EnterPulse;
  "raise-hand": RaiseHand;
  "lower-hand": LowerHand;
  "give-floor": GiveFloor;
  "end-floor": EndFloor;
  "open-ballot": OpenBallot;
  "cast-vote": CastVote;
  "enter-vote": EnterVote;
  "count-hands": CountHands;
  "close-ballot": CloseBallot;
  "decide-ballot": DecideBallot;
  "open-step-round": OpenStepRound;
  "answer-step-round": AnswerStepRound;
  "enter-step-answers": EnterStepAnswers;
  "close-step-round": CloseStepRound;
  "deal-question": DealQuestion;
  "place-card": PlaceCard;
  "write-card-for": WriteCardFor;
  "read-card-back": ReadCardBack;
  "reword-card": RewordCard;
  "withdraw-card": WithdrawCard;
  "consent-card": ConsentCard;
  "hide-card": HideCard;
  "erase-cards": EraseCards;
  "park-card": ParkCard;
  "reveal-cards": RevealCards;
  "bundle-cards": BundleCards;
  "change-bundle": ChangeBundle;
  "name-barrier": NameBarrier;
  "tag-barrier": TagBarrier;
  "confirm-barrier": ConfirmBarrier;
  "confirm-aloud": ConfirmAloud;
  "recognise-barrier": RecogniseBarrier;
  "recognise-for": RecogniseFor;
  "spot-barrier": SpotBarrier;
  "light-item": LightItem;
  "spot-card": SpotCard;
  "ask-action": AskAction;
  "grade-action": GradeAction;
  "accept-action": AcceptAction;
  "agree-condition": AgreeCondition;
  "pass-action": PassAction;
  "decline-action": DeclineAction;
  "give-reason": GiveReason;
  "register-one-off": RegisterOneOff;
  "relate-one-off": RelateOneOff;
  "allow-one-off": AllowOneOff;
  "make-promise": MakePromise;
  "detail-promise": DetailPromise;
  "sign-promise": SignPromise;
  "set-means": SetMeans;
  "shift-promise": ShiftPromise;
  "claim-promise": ClaimPromise;
  "withdraw-promise": WithdrawPromise;
  "judge-promise": JudgePromise;
  "judge-promise-for": JudgePromiseFor;
  "rate-contact": RateContact;
  "acknowledge-barrier": AcknowledgeBarrier;
  "name-departments": NameDepartments;
  "split-barrier": SplitBarrier;
  "merge-barriers": MergeBarriers;
  "unmerge-barrier": UnmergeBarrier;
  "say-again": SayAgain;
  "present-recurrence": PresentRecurrence;
  "answer-recurrence": AnswerRecurrence;
  "judge-kind": JudgeKind;
  "plan-action": PlanAction;
  "begin-action": BeginAction;
  "update-action": UpdateAction;
  "shift-action": ShiftAction;
  "stick-action": StickAction;
  "resume-action": ResumeAction;
  "stop-action": StopAction;
  "replace-action": ReplaceAction;
  "leave-action": LeaveAction;
  "hand-action": HandAction;
  "add-step": AddStep;
  "mark-step": MarkStep;
  "see-step": SeeStep;
  "attach-need": AttachNeed;
  "note-feasible": NoteFeasible;
  "add-evidence": AddEvidence;
  "try-work": TryWork;
  "count-look-back": CountLookBack;
  "plan-trial": PlanTrial;
  "look-trial": LookTrial;
  "measure-action": MeasureAction;
  "decide-measure": DecideMeasure;
  "propose-measure": ProposeMeasure;
  "agree-measure": AgreeMeasure;
  "claim-action": ClaimAction;
  "open-check": OpenCheck;
  "remind-check": RemindCheck;
  "close-check": CloseCheck;
  "give-verdict": GiveVerdict;
  "hush-verdict": HushVerdict;
  "settle-action": SettleAction;
  "prepare-leg": PrepareLeg;
  "take-along": TakeAlong;
  "withdraw-leg": WithdrawLeg;
  "ask-carrier": AskCarrier;
  "accept-carrying": AcceptCarrying;
  "send-leg": SendLeg;
  "receive-leg": ReceiveLeg;
  "take-up-leg": TakeUpLeg;
  "answer-leg": AnswerLeg;
  "add-context": AddContext;
  "deliver-answer": DeliverAnswer;
  "close-leg": CloseLeg;
  "ask-higher": AskHigher;
  "issue-report": IssueReport;
  "rephrase-leg": RephraseLeg;
  "answer-whisper": AnswerWhisper;
  "whisper-for": WhisperFor;
  "name-rule": NameRule;
  "check-rule": CheckRule;
  "refute-rule": RefuteRule;
  "settle-proposal": SettleProposal;
  "clash-rules": ClashRules;
  "tell-clash": TellClash;
  "test-step": TestStep;
  "weigh-option": WeighOption;
  "register-exception": RegisterException;
  "use-exception": UseException;
  "review-exception": ReviewException;
  "ask-case": AskCase;
  "answer-case": AnswerCase;
  "tell-lesson": TellLesson;
  "agree-information": AgreeInformation;
  "end-information": EndInformation;
  "produce-report": ProduceReport;
  "receive-report": ReceiveReport;
}

export interface Action {
  id: string;
  session: string;
  barriers: string[];
  title: WordsID;
  ladder: string;
  asked: string;
  round: number;
  askedAt: number;
  answerBy: number;
  stays?: string;
  passes?: Pass[];
  state: string;
  condition: Condition;
  due?: number;
  firstStep?: WordsID;
  firstBy?: number;
  firstSeen?: number;
  accepted?: number;
  grade: Grade;
  plan: Plan;
  terms: Terms;
  began?: number;
  shifts?: Shift[];
  updates?: Update[];
  stuck: Stuck;
  steps?: SubStep[];
  needs?: Need[];
  feasible?: Feasible[];
  evidence?: Evidence[];
  claim: Claim;
  trial: Trial;
  measures?: Measure[];
  other: Proposed;
  agreed?: AgreementWas[];
  counts?: Count[];
  checks?: number;
  reopened?: number;
  verified?: number;
  again?: number[];
  held?: number[];
  fell?: number;
  dissent?: WordsID;
  settled?: number;
  decided?: string;
  replaced?: string;
  handBy?: number;
}

export interface Answer {
  id: string;
  session: string;
  about: string;
  of: string;
  category: string;
  text: WordsID;
  by: string;
  alternative?: WordsID;
  at: number;
  expires: number;
}

export interface Ballot {
  id: string;
  session: string;
  form: string;
  question: WordsID;
  options: Option[];
  dots?: number;
  open: boolean;
  at: number;
  closedAt?: number;
  result: OptionResult[];
  voters: number;
  ways: Record<string, number>;
  because: WordsID[];
  decision?: WordsID;
}

export interface Barrier {
  id: string;
  session: string;
  step: string;
  sentence: WordsID;
  older?: WordsID[];
  types: string[];
  themes: string[];
  cards: string[];
  state: string;
  aloud?: boolean;
  since: number;
  spot?: boolean;
  from?: string;
  into?: string;
  undoBy?: number;
  beside?: string[];
  returned?: number[];
  acknowledged?: Acknowledged[];
  departments?: string[];
}

export interface Bundle {
  id: string;
  session: string;
  leg: string;
  level: string;
  place: string;
  question: string;
  signals: Signal[];
  rule?: WordsID;
  proposal?: WordsID;
  tried?: WordsID;
  before?: string;
  at: number;
  seals: Seal[];
  sum: string;
}

export interface Card {
  id: string;
  session: string;
  step: string;
  kind: string;
  question: string;
  side: string;
  function?: string;
  words: WordsID;
  newer?: WordsID[];
  helped?: WordsID;
  feeling?: string;
  stopped?: boolean;
  spot?: boolean;
  state: string;
}

export interface Check {
  id: string;
  session: string;
  action: string;
  state: string;
  months?: number;
  opened?: number;
  remind?: number;
  reminded?: number;
  closes?: number;
  needs?: Need[];
  closed?: number;
  result?: string;
  words?: WordsID[];
  forUs?: WordsID[];
  pending?: WordsID[];
}

export interface Endorsement {
  id: string;
  route: string;
  step?: string;
  edition?: string;
  by?: string;
  name?: WordsID;
  way: string;
  at: number;
  sum: string;
  public?: boolean;
  ended?: number;
}

export interface Precedent {
  id: string;
  session: string;
  features: string[];
  reason: WordsID;
  basis: WordsID;
  rule?: string;
  step?: string;
  decidedBy: string;
  on: number;
  alike: WordsID;
  review: number;
  uses: PrecedentUse[];
  ended?: number;
  why?: WordsID;
}

export interface Floor {
  id: string;
  line: Speaker[];
  now: Speaker;
  turns: Record<string, number>;
}

export interface InformationAgreement {
  id: string;
  session: string;
  level: string;
  place: string;
  every: string;
  parts: string[];
  form: string;
  first: number;
  next?: number;
  reports: number;
  ended?: number;
}

export interface Learning {
  id: string;
  about?: WordsID;
  thought?: WordsID;
  saw?: WordsID;
  changed?: WordsID;
  revision: number;
  at: number;
  closed?: number;
}

export interface Leg {
  id: string;
  session: string;
  barriers: string[];
  level: string;
  place: string;
  from?: string;
  question: string;
  rule?: WordsID;
  proposal?: WordsID;
  tried?: WordsID;
  skip?: WordsID;
  special?: boolean;
  raised?: boolean;
  state: string;
  carriage: Carriage;
  bundle?: string;
  sent?: number;
  receipt: Receipt;
  reply: Reply;
  whisper?: WordsID;
  notes: Note[];
  sides: string[];
  told: Told[];
  back?: number;
  closed?: number;
}

export interface LegalRoom {
  id: string;
  session: string;
  rule: string;
  step: string;
  effect?: WordsID;
  values?: WordsID;
  consequences?: WordsID;
  law?: WordsID;
  outcome?: string;
  by?: string;
  at: number;
  revision: number;
}

export interface Lesson {
  id: string;
  session: string;
  stuck: WordsID;
  helped: WordsID;
  barrier: string;
  exception?: string;
  by: string;
  at: number;
}

export interface Light {
  id: string;
  what?: string;
  of?: string;
  sentence?: WordsID;
  title?: WordsID;
  by?: string;
  said?: WordsID;
  theirs?: WordsID;
  evidence?: WordsID[];
  until?: number;
}

export interface Mandate {
  id: string;
  rung: string;
  use: WordsID;
  mayPromise: WordsID;
  offTable: WordsID;
  signedBy: string;
  pledge: boolean;
  contact?: string;
  deputy?: string;
  managers?: string[];
}

export interface MayQuestion {
  id: string;
  session: string;
  step?: string;
  question: WordsID;
  answer?: string;
  basis?: WordsID;
  rule?: string;
  exception?: string;
  by?: string;
  at: number;
  answered?: number;
}

export interface Mine {
  id: string;
  session: string;
  what: string;
  about: string;
  says?: string;
  words?: WordsID;
}

export interface MyAnswers {
  id: string;
  session: string;
  round: string;
  answers: StepAnswer[];
}

export interface MyCard {
  id: string;
  session: string;
  card: string;
  step: string;
  kind: string;
  question: string;
  words: WordsID;
  newer?: WordsID[];
  helped?: WordsID;
  feeling?: string;
  consent?: string;
  state: string;
  shown: string;
  reason?: WordsID;
  behalf?: boolean;
  erased?: boolean;
}

export interface MySeat {
  id: string;
  session: string;
  table: string;
  name?: WordsID;
  side: string;
  function?: string;
  from?: string;
  door: string;
  admitted: boolean;
  pledged: boolean;
  removed?: boolean;
  slip?: number;
  waits?: boolean;
  official: boolean;
  hand?: string;
}

export interface MyVote {
  id: string;
  session: string;
  ballot: string;
  answer?: string;
  dots?: Record<string, number>;
  why?: WordsID;
}

export interface OneOff {
  id: string;
  session: string;
  what?: WordsID;
  by: string;
  helped: number;
  reach?: string;
  barrier?: string;
  at: number;
  openFrom: number;
  absent?: WordsID;
  relation?: string;
  to?: string;
}

export interface Organization {
  id: string;
  name: string;
  type: string;
  members?: Member[];
}

export interface Promise {
  id: string;
  session: string;
  by: string;
  capacity: string;
  sentence: WordsID;
  notice?: WordsID;
  check?: number;
  due?: number;
  firstStep?: WordsID;
  firstBy?: number;
  at: number;
  vague?: boolean;
  signed?: number;
  means?: Mean[];
  set?: Mean[];
  shifts?: Shift[];
  claimed?: number;
  told?: WordsID;
  withdrawn?: string;
}

export interface Recurrence {
  id: string;
  session: string;
  barrier: string;
  new?: string;
  why: string;
  state: string;
  at: number;
  decided?: number;
}

export interface Report {
  id: string;
  session: string;
  agreement: string;
  number: number;
  level: string;
  place: string;
  form: string;
  from?: number;
  at: number;
  parts: string[];
  signals: ReportSignal[];
  actions: ReportAction[];
  figures: ReportFigure[];
  sum: string;
  receipt: Receipt;
}

export interface Route {
  id: string;
  version: string;
  title: WordsID;
  who?: WordsID;
  meant?: WordsID;
  effect?: WordsID;
  from?: string;
  table?: string;
  steps: string[];
  at: number;
  revisions?: Record<string, number>;
}

export interface RouteEdition {
  id: string;
  route: string;
  version: string;
  n: number;
  name: string;
  at: number;
  title: WordsID;
  who?: WordsID;
  meant?: WordsID;
  effect?: WordsID;
  steps: RouteStep[];
  conditions: OnCondition[];
  burden: Burden;
  changes: StepChange[];
  before: Total[];
}

export interface RouteStep {
  id: string;
  route: string;
  from?: string;
  hook?: string;
  title: WordsID;
  state: string;
  lanes: LaneText[];
  meant?: WordsID;
  real: Practice[];
  holder: Holder;
  beside: Companion;
  channels: string[];
  handover: Handover;
  optional?: boolean;
  demands: Demand[];
  counts: Counts;
  ingredients: string[];
  load: Load[];
  laws: string[];
  bright: string[];
  clashes: Clash[];
  after?: string;
  into?: string;
  holds?: Held[];
  revisions?: Record<string, number>;
}

export interface LegalRule {
  id: string;
  session: string;
  text: WordsID;
  citation?: WordsID;
  source?: WordsID;
  binding?: string;
  law?: string;
  owner?: string;
  checkedOn?: number;
  checkedBy?: string;
  staleFrom?: number;
  from?: number;
  until?: number;
  steps: string[];
  barriers: string[];
  card?: string;
  state: string;
  ended?: number;
  endedBy?: string;
  why?: WordsID;
  features: string[];
  exceptions: string[];
  clashes: RuleClash[];
  revision: number;
}

export interface Seat {
  id: string;
  session: string;
  table: string;
  name?: WordsID;
  side: string;
  function?: string;
  from?: string;
  door: string;
  admitted: boolean;
  pledged: boolean;
  removed?: boolean;
  slip?: number;
  waits?: boolean;
}

export interface Session {
  id: string;
  title: WordsID;
  template: string;
  date: number;
  hours?: string;
  place: string;
  tables: string[];
  attending: string[];
  missing: string[];
  sides?: string[];
  expected?: Record<string, number>;
  ready?: string[];
  told?: ToldTier[];
  urgent: Urgent;
  confidant?: Urgent;
  lobby?: boolean;
  feedback: number;
  state: string;
  phases: Phase[];
  left?: Phase[];
  run: Run;
  dealt: Deal[];
  openedAt?: number;
  closedAt?: number;
  publishBy?: number;
  publishedAt?: number;
  guests?: Guest[];
}

export interface StepCondition {
  id: string;
  route: string;
  step: string;
  text?: WordsID;
  of?: string;
  at: number;
  ended?: number;
}

export interface StepRound {
  id: string;
  session: string;
  route: string;
  what: string;
  steps: string[];
  open: boolean;
  at: number;
  closedAt?: number;
  result: StepResult[];
  voters: number;
  ways: Record<string, number>;
  because: StepReason[];
}

export interface SupportAsk {
  id: string;
  session: string;
  route: string;
  edition: string;
  by: string;
  at: number;
}

export interface Tally {
  id: string;
  what: string;
  about: string;
  session: string;
  exact: boolean;
  counts: Record<string, number>;
  total: number;
}

export interface Template {
  id: string;
  name: string;
  from: string;
  sides?: string[];
  phases: Phase[];
  away?: boolean;
}

export interface Trajectory {
  id: string;
  title: WordsID;
  host: string;
  hostName: string;
  hostType: string;
  example: boolean;
  practice?: boolean;
  steps: Step[];
  themes: string[];
  rest: Rest;
  lead?: string;
  note?: WordsID;
}

export interface Weighing {
  id: string;
  session: string;
  step: string;
  option: WordsID;
  heart: Corner;
  euro: Corner;
  law: Corner;
  lawAsks?: WordsID;
  personAsks?: WordsID;
  fitting?: WordsID;
  decided?: WordsID;
  decidedBy?: string;
  at: number;
  revision: number;
}

export interface FoundOrganization {
  name: string;
  type: string;
}

export interface SaveTemplate {
  template: string;
  name: string;
  from: string;
  sides: string[];
  phases: Phase[];
  away: boolean;
}

export interface InviteMember {
  member: string;
  role: string;
  function: string;
  manages: boolean;
}

export interface JoinMember {
  member: string;
}

export interface ChangeMember {
  member: string;
  role: string;
  function: string;
  manages: boolean;
}

export interface EndMember {
  member: string;
}

export interface OpenTrajectory {
  title: string;
  hostName: string;
  hostType: string;
  example: boolean;
  practice: boolean;
  steps: NewStep[];
  themes: string[];
}

export interface NameSteps {
  steps: NewStep[];
}

export interface PauseTrajectory {
  reason: string;
  until: number;
}

export interface ResumeTrajectory {
}

export interface HandTrajectory {
  to: string;
  note: string;
}

export interface DrawRoute {
  route: string;
  version: string;
  title: string;
  who: string;
  from: string;
  table: string;
}

export interface PlaceStep {
  route: string;
  step: string;
  after: string;
  title: string;
  hook: string;
}

export interface DescribeRoute {
  route: string;
  title: string;
  who: string;
  meant: string;
  effect: string;
  was: number;
}

export interface WordStep {
  step: string;
  title: string;
  was: number;
}

export interface FillLane {
  step: string;
  note: string;
  lane: string;
  text: string;
  explain: string;
  was: number;
}

export interface DescribeStep {
  step: string;
  what: string;
  practice: string;
  side: string;
  by: string;
  text: string;
  was: number;
}

export interface ArrangeStep {
  step: string;
  holder: Holder;
  beside: CompanionWish;
  besideNone: string;
  channels: string[];
  handover: string;
  handoverTo: string;
  handoverWhy: string;
  optional: boolean;
  was: number;
}

export interface CountStep {
  step: string;
  papers: number;
  questions: number;
  logins: number;
  visits: number;
  retellings: number;
  days: number;
  stopped: number;
  ingredients: string[];
  load: Load[];
  laws: string[];
  was: number;
}

export interface AskAtStep {
  step: string;
  demand: string;
  what: string;
  text: string;
  known: string;
  was: number;
}

export interface JudgeDemand {
  step: string;
  demand: string;
  fate: string;
  why: string;
  owner: string;
  legal: string;
  was: number;
}

export interface OrderSteps {
  route: string;
  steps: string[];
  was: number;
}

export interface TakeStepOut {
  step: string;
}

export interface BringStepBack {
  step: string;
  after: string;
}

export interface SplitStep {
  step: string;
  into: string;
  title: string;
  was: number;
}

export interface MergeSteps {
  step: string;
  with: string;
  title: string;
}

export interface UnmergeSteps {
  step: string;
}

export interface ProposeStep {
  route: string;
  step: string;
  after: string;
  title: string;
  hook: string;
}

export interface TakeStep {
  step: string;
  after: string;
}

export interface SetStepAside {
  step: string;
}

export interface LayBright {
  step: string;
  card: string;
  back: boolean;
}

export interface ClashSteps {
  step: string;
  with: string;
  owner: string;
  text: string;
  end: boolean;
}

export interface PublishRoute {
  route: string;
  edition: string;
  name: string;
}

export interface AskSupport {
  ask: string;
  route: string;
  edition: string;
  by: string;
}

export interface EndorseRoute {
  endorsement: string;
  route: string;
  edition: string;
  step: string;
  by: string;
  name: string;
  way: string;
}

export interface EndEndorsement {
  endorsement: string;
}

export interface KeepCondition {
  condition: string;
  step: string;
  text: string;
  of: string;
}

export interface DropCondition {
  condition: string;
}

export interface ImportRoute {
  route: string;
  version: string;
  title: string;
  who: string;
  meant: string;
  effect: string;
  from: string;
  table: string;
  steps: ImportedStep[];
}

export interface NoteLearning {
  learning: string;
  about: string;
  thought: string;
  saw: string;
  changed: string;
  close: boolean;
  was: number;
}

export interface PlanSession {
  session: string;
  template: string;
  title: string;
  date: number;
  hours: string;
  place: string;
  tables: string[];
  attending: string[];
  missing: string[];
  phases?: Phase[];
  sides?: string[];
  expected: Record<string, number>;
}

export interface NameUrgent {
  person: string;
  number: string;
  until: string;
}

export interface NameConfidant {
  person: string;
  number: string;
  until: string;
}

export interface DateFeedback {
  date: number;
}

export interface WriteMandate {
  rung: string;
  use: string;
  mayPromise: string;
  offTable: string;
  signedBy: string;
  pledge: boolean;
  contact: string;
  deputy: string;
  managers: string[];
}

export interface ArrangeSession {
  title: string;
  date: number;
  hours: string;
  place: string;
  tables: string[];
  attending: string[];
  missing: string[];
  expected: Record<string, number>;
}

export interface ReadyRoom {
  ready: string[];
}

export interface TellTier {
  tier: string;
  to: string;
}

export interface OpenSession {
}

export interface StartPhase {
  phase: string;
  after?: string;
}

export interface ChangePlan {
  was: string[];
  parts: PlanPart[];
}

export interface StretchPhase {
  minutes: number;
}

export interface CloseSession {
}

export interface PublishOutcome {
  read: boolean;
}

export interface ArchiveSession {
}

export interface InviteGuest {
  guest: string;
  part: string;
  name: string;
  type: string;
  function: string;
}

export interface EnterGuest {
  promise: boolean;
}

export interface EndGuest {
  guest: string;
}

export interface SetLobby {
  on: boolean;
}

export interface TakeSeat {
  seat: string;
  name: string;
  side: string;
  function: string;
  from: string;
  table: string;
}

export interface AdmitSeat {
  seat: string;
}

export interface CorrectSide {
  seat: string;
  side: string;
  function: string;
}

export interface GivePledge {
}

export interface PledgeSeat {
  seat: string;
}

export interface RemoveSeat {
  seat: string;
}

export interface ForgetMe {
}

export interface SayReady {
}

export interface AskPause {
}

export interface AskTime {
}

export interface GivePulse {
  answer: string;
}

export interface EnterPulse {
  side: string;
  answers: PulseCount[];
}

export interface RaiseHand {
  hand: string;
  side: string;
}

export interface LowerHand {
  hand: string;
}

export interface GiveFloor {
  hand: string;
}

export interface EndFloor {
  hand: string;
  back: boolean;
}

export interface OpenBallot {
  ballot: string;
  form: string;
  question: string;
  options: NewOption[];
  dots: number;
}

export interface CastVote {
  ballot: string;
  answer: string;
  dots: DotsOn[];
  why: string;
  show: boolean;
}

export interface EnterVote {
  ballot: string;
  side: string;
  answer: string;
  dots: DotsOn[];
  why: string;
  show: boolean;
  sheet: string;
}

export interface CountHands {
  ballot: string;
  room: number;
  hands: Hand[];
}

export interface CloseBallot {
  ballot: string;
}

export interface DecideBallot {
  ballot: string;
  decision: string;
}

export interface OpenStepRound {
  round: string;
  route: string;
  what: string;
}

export interface AnswerStepRound {
  round: string;
  step: string;
  answer: string;
  why: string;
  show: boolean;
}

export interface EnterStepAnswers {
  round: string;
  sheet: string;
  side: string;
  answers: PaperAnswer[];
}

export interface CloseStepRound {
  round: string;
}

export interface DealQuestion {
  question: string;
  ask: string;
  table: string;
}

export interface PlaceCard {
  card: string;
  question: string;
  step: string;
  text: string;
  helped: string;
  feeling: string;
  stopped: boolean;
}

export interface WriteCardFor {
  card: string;
  question: string;
  step: string;
  text: string;
  helped: string;
  feeling: string;
  stopped: boolean;
  side: string;
  seat: string;
  yes: boolean;
  slip: number;
  paper: string;
}

export interface ReadCardBack {
  paper: string;
  text: string;
}

export interface RewordCard {
  card: string;
  text: string;
  helped: string;
}

export interface WithdrawCard {
  card: string;
}

export interface ConsentCard {
  card: string;
  answer: string;
}

export interface HideCard {
  card: string;
  reason: string;
}

export interface EraseCards {
  cards: string[];
  all: boolean;
  reason: string;
}

export interface ParkCard {
  card: string;
  back: boolean;
}

export interface RevealCards {
  size: number;
}

export interface BundleCards {
  barrier: string;
  cards: string[];
  step: string;
  sentence: string;
  types: string[];
  themes: string[];
}

export interface ChangeBundle {
  barrier: string;
  cards: string[];
}

export interface NameBarrier {
  barrier: string;
  sentence: string;
}

export interface TagBarrier {
  barrier: string;
  types: string[];
  themes: string[];
  since: number;
}

export interface ConfirmBarrier {
  barrier: string;
  yes: boolean;
}

export interface ConfirmAloud {
  barrier: string;
  yes: boolean;
}

export interface RecogniseBarrier {
  barrier: string;
}

export interface RecogniseFor {
  barrier: string;
  side: string;
  people: number;
}

export interface SpotBarrier {
  barrier: string;
}

export interface LightItem {
  what: string;
  of: string;
}

export interface SpotCard {
  card: string;
}

export interface AskAction {
  action: string;
  barriers: string[];
  title: string;
  function: string;
  answerBy: number;
}

export interface GradeAction {
  action: string;
  ladder: string;
}

export interface AcceptAction {
  action: string;
  due: number;
  firstStep: string;
  firstBy: number;
  if: string;
  ifBy: number;
  why: string;
}

export interface AgreeCondition {
  action: string;
  yes: boolean;
  text: string;
}

export interface PassAction {
  action: string;
  function: string;
  answerBy: number;
}

export interface DeclineAction {
  action: string;
  category: string;
  text: string;
  decidedBy: string;
  alternative: string;
  expires: number;
}

export interface GiveReason {
  barrier: string;
  category: string;
  text: string;
  decidedBy: string;
  expires: number;
}

export interface RegisterOneOff {
  oneOff: string;
  what: string;
  by: string;
  helped: number;
  reach: string;
  barrier: string;
}

export interface RelateOneOff {
  oneOff: string;
  absent: string;
  relation: string;
  action: string;
  category: string;
  text: string;
  decidedBy: string;
  expires: number;
}

export interface AllowOneOff {
  oneOff: string;
  may: string;
}

export interface MakePromise {
  promise: string;
  by: string;
  capacity: string;
  sentence: string;
  notice: string;
  check: number;
  due: number;
  firstStep: string;
  firstBy: number;
}

export interface DetailPromise {
  promise: string;
  notice: string;
  check: number;
  due: number;
  firstStep: string;
  firstBy: number;
}

export interface SignPromise {
  promise: string;
  money: string;
  people: string;
  time: string;
  mandate: string;
  none: boolean;
}

export interface SetMeans {
  promise: string;
  what: string;
  text: string;
  by: string;
}

export interface ShiftPromise {
  promise: string;
  to: number;
  why: string;
}

export interface ClaimPromise {
  promise: string;
  told: string;
}

export interface WithdrawPromise {
  promise: string;
  category: string;
  text: string;
  expires: number;
}

export interface JudgePromise {
  promise: string;
  says: string;
}

export interface JudgePromiseFor {
  promise: string;
  says: string;
  side: string;
  people: number;
}

export interface RateContact {
  promise: string;
  recognised: string;
  trusted: string;
  time: string;
}

export interface AcknowledgeBarrier {
  barrier: string;
  by: string;
  words: string;
}

export interface NameDepartments {
  barrier: string;
  departments: string[];
}

export interface SplitBarrier {
  barrier: string;
  new: string;
  cards: string[];
  step: string;
  sentence: string;
}

export interface MergeBarriers {
  barrier: string;
  into: string;
  told: boolean;
}

export interface UnmergeBarrier {
  barrier: string;
}

export interface SayAgain {
  barrier: string;
}

export interface PresentRecurrence {
  recurrence: string;
  barrier: string;
  new: string;
}

export interface AnswerRecurrence {
  recurrence: string;
  says: string;
}

export interface JudgeKind {
  action: string;
  ladder: string;
  question: string;
  side: string;
}

export interface PlanAction {
  action: string;
  manager: string;
  effect: string;
  measure: string;
  now: string;
  goal: string;
  measurer: string;
  forget: string;
  targets: string[];
  adds: boolean;
  simpler: string;
  learner: string;
  teacher: string;
}

export interface BeginAction {
  action: string;
}

export interface UpdateAction {
  action: string;
  did: string;
  next: string;
  noNews: boolean;
}

export interface ShiftAction {
  action: string;
  due: number;
  why: string;
}

export interface StickAction {
  action: string;
  on: string;
  what: string;
}

export interface ResumeAction {
  action: string;
  next: string;
}

export interface StopAction {
  action: string;
  category: string;
  text: string;
  expires: number;
}

export interface ReplaceAction {
  action: string;
  by: string;
}

export interface LeaveAction {
  action: string;
}

export interface HandAction {
  action: string;
  function: string;
  answerBy: number;
}

export interface AddStep {
  action: string;
  step: string;
  by: string;
  what: string;
  due: number;
}

export interface MarkStep {
  action: string;
  step: string;
  state: string;
}

export interface SeeStep {
  action: string;
  step: string;
}

export interface AttachNeed {
  action: string;
  what: string;
  text: string;
  by: string;
}

export interface NoteFeasible {
  action: string;
  says: string;
  why: string;
  need: string;
}

export interface AddEvidence {
  action: string;
  evidence: string;
  type: string;
  what: string;
  by: string;
  on: number;
  public: boolean;
}

export interface TryWork {
  action: string;
  yes: boolean;
}

export interface CountLookBack {
  action: string;
  listed: number;
  approached: number;
  helped: number;
}

export interface PlanTrial {
  action: string;
  until: number;
  stopIf: string;
  looks: number[];
}

export interface LookTrial {
  action: string;
  said: string;
  hit: boolean;
  next: string;
}

export interface MeasureAction {
  action: string;
  found: string;
  says: string;
  by: string;
}

export interface DecideMeasure {
  action: string;
  then: string;
  why: string;
}

export interface ProposeMeasure {
  action: string;
  measure: string;
  now: string;
  goal: string;
  measurer: string;
  side: string;
}

export interface AgreeMeasure {
  action: string;
  yes: boolean;
  side: string;
}

export interface ClaimAction {
  action: string;
  told: string;
  untried: string;
}

export interface OpenCheck {
  action: string;
  delivered: boolean;
  until: number;
}

export interface RemindCheck {
  action: string;
}

export interface CloseCheck {
  action: string;
}

export interface GiveVerdict {
  action: string;
  verdict: string;
  needed: string;
  reason: string;
  words: string;
  may: string;
}

export interface HushVerdict {
  action: string;
}

export interface SettleAction {
  action: string;
  state: string;
  consent: boolean;
  dissent: string;
}

export interface PrepareLeg {
  leg: string;
  barriers: string[];
  level: string;
  place: string;
  question: string;
  rule: string;
  proposal: string;
  tried: string;
  skip: string;
}

export interface TakeAlong {
  leg: string;
  barriers: string[];
  level: string;
  place: string;
  question: string;
  rule: string;
  proposal: string;
  tried: string;
  skip: string;
  function: string;
  sendBy: number;
  promise: string;
}

export interface WithdrawLeg {
  leg: string;
  reason: string;
}

export interface AskCarrier {
  leg: string;
  function: string;
  answerBy: number;
}

export interface AcceptCarrying {
  leg: string;
  yes: boolean;
  sendBy: number;
  words: string;
}

export interface SendLeg {
  leg: string;
  answerBy: number;
}

export interface ReceiveLeg {
  leg: string;
  number: string;
  no: boolean;
  words: string;
}

export interface TakeUpLeg {
  leg: string;
  handler: string;
}

export interface AnswerLeg {
  leg: string;
  kind: string;
  category: string;
  text: string;
  by: string;
  expires: number;
  level: string;
  place: string;
}

export interface AddContext {
  leg: string;
  words: string;
}

export interface DeliverAnswer {
  leg: string;
  side: string;
  way: string;
  failed: boolean;
}

export interface CloseLeg {
  leg: string;
}

export interface AskHigher {
  leg: string;
  next: string;
}

export interface IssueReport {
  leg: string;
  barrier: string;
  proposal: string;
  tried: string;
}

export interface RephraseLeg {
  leg: string;
  words: string;
}

export interface AnswerWhisper {
  leg: string;
  says: string;
}

export interface WhisperFor {
  leg: string;
  says: string;
  people: number;
}

export interface NameRule {
  rule: string;
  text: string;
  step: string;
  barrier: string;
  card: string;
  citation: string;
  source: string;
  checkedOn: number;
  checkedBy: string;
  binding: string;
  law: string;
  owner: string;
  from: number;
  until: number;
}

export interface CheckRule {
  rule: string;
  text: string;
  was: number;
  citation: string;
  source: string;
  checkedOn: number;
  checkedBy: string;
  binding: string;
  law: string;
  owner: string;
  from: number;
  until: number;
}

export interface RefuteRule {
  rule: string;
  why: string;
  by: string;
}

export interface SettleProposal {
  rule: string;
  answer: string;
  text: string;
  why: string;
  by: string;
}

export interface ClashRules {
  rule: string;
  with: string;
  barrier: string;
  why: string;
}

export interface TellClash {
  rule: string;
  with: string;
  owner: string;
}

export interface TestStep {
  step: string;
  rule: string;
  effect: string;
  values: string;
  consequences: string;
  law: string;
  outcome: string;
  by: string;
  was: number;
}

export interface WeighOption {
  weighing: string;
  step: string;
  option: string;
  heart: number;
  heartWhy: string;
  euro: number;
  euroWhy: string;
  law: number;
  lawWhy: string;
  lawAsks: string;
  personAsks: string;
  fitting: string;
  decided: string;
  decidedBy: string;
  was: number;
}

export interface RegisterException {
  exception: string;
  features: string[];
  reason: string;
  basis: string;
  rule: string;
  step: string;
  decidedBy: string;
  on: number;
  alike: string;
  review: number;
}

export interface UseException {
  exception: string;
  use: string;
  went: string;
}

export interface ReviewException {
  exception: string;
  ends: boolean;
  why: string;
  review: number;
}

export interface AskCase {
  case: string;
  step: string;
  question: string;
}

export interface AnswerCase {
  case: string;
  answer: string;
  basis: string;
  rule: string;
  exception: string;
  by: string;
}

export interface TellLesson {
  lesson: string;
  stuck: string;
  helped: string;
  barrier: string;
  new: string;
  step: string;
  sentence: string;
  exception: string;
  by: string;
}

export interface AgreeInformation {
  agreement: string;
  level: string;
  place: string;
  every: string;
  parts: string[];
  form: string;
  first: number;
}

export interface EndInformation {
  agreement: string;
}

export interface ProduceReport {
  agreement: string;
}

export interface ReceiveReport {
  report: string;
  number: string;
}

export interface Pass {
  from: string;
  to: string;
  why?: WordsID;
  at: number;
}

export interface Condition {
  function?: string;
  by?: number;
  agreed?: number;
}

export interface Grade {
  residents?: boolean;
  officials?: boolean;
  raise?: string;
  raiseResidents?: boolean;
  was?: GradeWas[];
}

export interface Plan {
  manager?: string;
  effect?: WordsID;
  measure?: WordsID;
  now?: WordsID;
  goal?: WordsID;
  measurer?: string;
  forget?: WordsID;
  targets?: string[];
  adds?: boolean;
  simpler?: WordsID;
  learner?: string;
  teacher?: string;
}

export interface Terms {
  warn?: number;
  late?: number;
  veryLate?: number;
  silent?: number;
}

export interface Shift {
  to: number;
  why?: WordsID;
  at: number;
}

export interface Update {
  did?: WordsID;
  next?: WordsID;
  at: number;
}

export interface Stuck {
  on?: string;
  what?: WordsID;
  at?: number;
}

export interface SubStep {
  id: string;
  by: string;
  what: WordsID;
  due: number;
  state: string;
}

export interface Need {
  what: string;
  text: WordsID;
  by?: string;
}

export interface Feasible {
  says: string;
  why?: WordsID;
  need?: WordsID;
  at: number;
}

export interface Evidence {
  id: string;
  type: string;
  what: WordsID;
  by?: string;
  on: number;
  public?: boolean;
}

export interface Claim {
  at?: number;
  told?: WordsID;
  untried?: WordsID;
  delivered?: boolean;
  agenda?: boolean;
}

export interface Trial {
  until?: number;
  stopIf?: WordsID;
  looks?: Look[];
}

export interface Measure {
  found: WordsID;
  says: string;
  by?: string;
  at: number;
  then?: string;
  why?: WordsID;
}

export interface Proposed {
  measure?: WordsID;
  now?: WordsID;
  goal?: WordsID;
  measurer?: string;
  residents?: boolean;
  at?: number;
}

export interface AgreementWas {
  measure?: WordsID;
  now?: WordsID;
  goal?: WordsID;
  measurer?: string;
  until: number;
}

export interface Count {
  listed: number;
  approached: number;
  helped: number;
  few?: boolean;
  at: number;
}

export interface Option {
  id: string;
  of?: string;
  title: WordsID;
}

export interface OptionResult {
  option?: string;
  dots?: number;
  counts: Record<string, number>;
}

export interface Acknowledged {
  by: string;
  words?: WordsID;
  at: number;
}

export interface Signal {
  barrier: string;
  step: string;
  sentence: WordsID;
  counts: Record<string, number>;
  total: number;
}

export interface Seal {
  words: WordsID;
  hash: string;
}

export interface PrecedentUse {
  id: string;
  at: number;
  went: string;
}

export interface Speaker {
  id: string;
  side: string;
  seat?: boolean;
  table?: string;
  at: number;
}

export interface Carriage {
  function?: string;
  round: number;
  by?: number;
  agreed?: number;
  words?: WordsID;
}

export interface Receipt {
  by?: number;
  at?: number;
  number?: string;
  handler?: string;
}

export interface Reply {
  by?: number;
  until?: number;
  shifts?: number;
  rests?: number;
  kind?: string;
  answer?: string;
  next?: string;
  at?: number;
}

export interface Note {
  by: string;
  words: WordsID;
  at: number;
}

export interface Told {
  side: string;
  way: string;
  at: number;
  failed?: boolean;
}

export interface StepAnswer {
  step?: string;
  answer: string;
  why?: WordsID;
  show?: boolean;
}

export interface Member {
  id: string;
  role: string;
  function: string;
  manages?: boolean;
  until?: number;
  since?: number;
  left?: number;
  handBy?: number;
}

export interface Mean {
  what: string;
  text?: WordsID;
  by?: string;
  at: number;
}

export interface ReportSignal {
  signal: Signal;
  headline: string;
  mark?: string;
  new?: boolean;
}

export interface ReportAction {
  action: string;
  title: WordsID;
  owner: string;
  state: string;
  due?: number;
  late?: boolean;
  unknown?: boolean;
  fell?: boolean;
}

export interface ReportFigure {
  name: string;
  part: number;
  of: number;
  few?: number;
}

export interface OnCondition {
  step: string;
  text: WordsID;
}

export interface Burden {
  steps: number;
  totals: Total[];
}

export interface StepChange {
  kind: string;
  from: string[];
  to?: string;
  moved?: string;
  parts: string[];
  demands: DemandChange[];
}

export interface Total {
  kind: string;
  low: number;
  high: number;
  parts: StepPart[];
}

export interface LaneText {
  id: string;
  lane: string;
  text: WordsID;
  explain?: WordsID;
  side?: string;
  rev?: number;
}

export interface Practice {
  id: string;
  side: string;
  by?: string;
  text: WordsID;
  rev?: number;
}

export interface Holder {
  organization?: string;
  function?: string;
}

export interface Companion {
  organization?: string;
  function?: string;
  same?: boolean;
  mandate?: boolean;
  none?: WordsID;
}

export interface Handover {
  way?: string;
  to?: string;
  why?: WordsID;
}

export interface Demand {
  id: string;
  what: string;
  text: WordsID;
  known?: string;
  fate?: string;
  why?: WordsID;
  owner?: string;
  legal?: WordsID;
  rev?: number;
}

export interface Counts {
  papers: number;
  questions: number;
  logins: number;
  visits: number;
  retellings: number;
  days: number;
  stopped: number;
}

export interface Load {
  what: string;
  n: number;
}

export interface Clash {
  with: string;
  owner: string;
  text: WordsID;
}

export interface Held {
  step: string;
  later?: boolean;
  title?: WordsID;
  was: Outline;
}

export interface RuleClash {
  with: string;
  barrier: string;
  why: WordsID;
  at: number;
  told?: number;
}

export interface ToldTier {
  tier: string;
  to: string;
  at: number;
}

export interface Urgent {
  person: string;
  number: string;
  until: string;
}

export interface Phase {
  id: string;
  kind: string;
  name: string;
  minutes: number;
  phone: string;
  wall: string;
  say: string;
  lost: string;
  write: string[];
  questions: Question[];
  pulse: boolean;
  first?: string[];
  reveal?: string;
  dots?: number;
}

export interface Run {
  id: string;
  phase: string;
  at: number;
  minutes: number;
}

export interface Deal {
  id: string;
  ask: WordsID;
  table?: string;
}

export interface Guest {
  id: string;
  part: string;
  name: string;
  type: string;
  function: string;
  entered?: number;
  ended?: number;
}

export interface StepResult {
  step?: string;
  people?: number;
  low?: string;
  middle?: string;
  high?: string;
  counts?: Record<string, number>;
  agreed?: boolean;
}

export interface StepReason {
  step?: string;
  answer: string;
  words: WordsID;
}

export interface Step {
  id: string;
  title: WordsID;
}

export interface Rest {
  since?: number;
  until?: number;
  why?: WordsID;
}

export interface Corner {
  n: number;
  why: WordsID;
}

export interface NewStep {
  id: string;
  title: string;
}

export interface CompanionWish {
  organization: string;
  function: string;
  same: boolean;
  mandate: boolean;
}

export interface ImportedStep {
  title: string;
  hook: string;
  from: string;
  lanes: ImportedNote[];
  meant: string;
  real: ImportedPractice[];
  holder: Holder;
  beside: ImportedCompanion;
  channels: string[];
  handover: ImportedHandover;
  optional: boolean;
  demands: ImportedDemand[];
  counts: Counts;
  ingredients: string[];
  load: Load[];
  laws: string[];
  bright: string[];
  clashes: ImportedClash[];
}

export interface PlanPart {
  id: string;
  again?: boolean;
  minutes?: number;
  open?: boolean;
}

export interface PulseCount {
  answer: string;
  people: number;
}

export interface NewOption {
  id: string;
  of: string;
  text: string;
}

export interface DotsOn {
  option: string;
  n: number;
}

export interface Hand {
  option?: string;
  answer?: string;
  side?: string;
  n: number;
}

export interface PaperAnswer {
  step: string;
  answer: string;
  why: string;
  show: boolean;
}

export interface GradeWas {
  ladder: string;
  question?: WordsID;
  at: number;
}

export interface Look {
  on: number;
  at?: number;
  said?: WordsID;
  next?: string;
  hit?: boolean;
}

export interface DemandChange {
  what: string;
  text: WordsID;
  fate: string;
  why?: WordsID;
}

export interface StepPart {
  step: string;
  n: number;
  choice?: boolean;
}

export interface Outline {
  title: WordsID;
  hook?: string;
  meant?: WordsID;
  holder: Holder;
  beside: Companion;
  channels?: string[];
  handover: Handover;
  optional?: boolean;
  counts: Counts;
  ingredients?: string[];
  load?: Load[];
  laws?: string[];
  bright?: string[];
  clashes?: Clash[];
}

export interface Question {
  id: string;
  ask: string;
  kind: string;
  sides: string[];
  starters?: string[];
  helped?: boolean;
}

export interface ImportedNote {
  lane: string;
  text: string;
  explain: string;
  side: string;
}

export interface ImportedPractice {
  side: string;
  by: string;
  text: string;
}

export interface ImportedCompanion {
  organization: string;
  function: string;
  same: boolean;
  mandate: boolean;
  none: string;
}

export interface ImportedHandover {
  way: string;
  to: number;
  why: string;
}

export interface ImportedDemand {
  what: string;
  text: string;
  known: string;
  fate: string;
  why: string;
  owner: string;
  legal: string;
}

export interface ImportedClash {
  with: number;
  owner: string;
  text: string;
}

export const sides = ["ervaring", "uitvoering", "beleid", "bestuur", "toezicht", "begeleiding"] as const;

export const feelings = ["paniek", "moe", "buitengesloten", "wantrouwen", "schaamte", "alleen", "boos", "gezien", "hoop"] as const;

export const barrierTypes = ["opnieuw_vertellen", "bewijslast", "niet_geholpen", "belofte", "koude_overdracht", "papier", "alleen_digitaal", "naast_je", "wantrouwen", "bejegening", "te_streng", "vermeende_regel", "botsende_regels", "te_weinig_aanbod", "tijd", "angst_voor_precedent", "onbereikbaar", "geld"] as const;

export const pulseAnswers = ["goed", "gaat", "niet"] as const;

export const stepFeelings = ["heel_naar", "naar", "gaat_wel", "goed", "heel_goed"] as const;

export const reasonCategories = ["echt_uniek", "al_gedekt_door_actie", "niet_ons_besluit", "te_weinig_capaciteit", "niet_wenselijk"] as const;

export const rungs = ["informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen", "zelf beslissen"] as const;

export const capacities = ["persoonlijk", "team", "dienst", "college", "collectief"] as const;

export const ladder = ["K0", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "KH", "KR"] as const;

export const barrierTypeWords: Record<string, string> = {
  opnieuw_vertellen: "steeds opnieuw vertellen",
  bewijslast: "zelf alles bewijzen",
  niet_geholpen: "niet geholpen of weggestuurd",
  belofte: "belofte niet nagekomen",
  koude_overdracht: "doorgestuurd, niemand belt",
  papier: "te veel of moeilijk papier",
  alleen_digitaal: "kan alleen digitaal",
  naast_je: "niemand die naast u staat",
  wantrouwen: "niet vertrouwd worden",
  bejegening: "hoe u behandeld wordt",
  te_streng: "regel te streng voor deze mensen",
  vermeende_regel: "men zegt dat het niet mag",
  botsende_regels: "regels botsen",
  te_weinig_aanbod: "er is te weinig",
  tijd: "te weinig tijd of te lang wachten",
  angst_voor_precedent: "bang dat iedereen het dan wil",
  onbereikbaar: "niemand te bereiken",
  geld: "te weinig geld",
};

export const maxCard = 600;
