/**
 * What an amount is in a practice's year:
 * - `line`: part of the published total;
 * - `part`: a breakdown of another line, which holds it already;
 * - `network` and `covid`: paid through networks and for the pandemic from 2020-21, published beside the total;
 * - `total`, `deduction`, `net`: the publisher's own sums.
 */
export type PaymentRole = 'line' | 'part' | 'network' | 'covid' | 'total' | 'deduction' | 'net';

export type PaymentLine = {
  readonly key: string;
  /** As we show it. */
  readonly name: string;
  /** As the years' columns are called, beside their dotted forms. */
  readonly headers: readonly string[];
  readonly role: PaymentRole;
  /** Every year is expected to have it: where one does not, its load says so. */
  readonly always?: boolean;
};

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

const of =
  (role: PaymentRole, always = false) =>
  (name: string, ...others: readonly string[]): PaymentLine => ({
    key: keyOf(name),
    name,
    headers: [name, ...others],
    role,
    ...(always ? { always } : {}),
  });

const line = of('line', true);
const later = of('line');
const network = of('network');
const covid = of('covid');

/** Every amount of every year, in the order of the publication; a year has those whose column it has. */
export const PAYMENT_LINES: readonly PaymentLine[] = [
  line('Global Sum'),
  line('MPIG Correction factor'),
  line('Premises Payments'),
  line('Seniority'),
  line('Doctors Retainer Scheme Payments'),
  line('Total Locum Allowances'),
  line('Prolonged Study Leave'),
  line('Appraisal Costs'),
  later('Appraisal - Appraiser Costs in Respect of Locums'),
  line('PCO Admin Other'),
  line('Total QOF Payments'),
  line('Alcohol'),
  line('Childhood Vaccination and Immunisation Scheme'),
  line('GP Extended Hours Access'),
  line('Facilitating Timely Diagnosis and Support for People with Dementia'),
  line('Improving Patient Online Access'),
  line('Influenza and Pneumococcal Immunisations'),
  line('Learning Disabilities'),
  line('Minor Surgery'),
  line('Patient Participation'),
  line('Remote Care Monitoring'),
  line('Risk Profiling and Case Management'),
  line('Rotavirus and Shingles Immunisation'),
  line('Services for Violent Patients'),
  line('Unplanned Admissions'),
  later('Out Of Area in Hours Urgent Care'),
  later('Meningitis'),
  later('Pertussis'),
  later('Medical Assessment Reviews'),
  later('Weight Management Service'),
  line('Total National Enhanced Services'),
  of('part')(
    'Local Enhanced Services (NHAIS)',
    'LocalEnhancedServices_NHAIS_',
    'LocalEnhancedServices(NHAIS)',
  ),
  of('part')('Local Enhanced Services (ISFE)', 'LocalEnhancedServices_ISFE_', 'LocalEnhancedServices(ISFE)'),
  line('Total Local Enhanced Services'),
  later('Local Incentive Schemes'),
  later('Total Local Incentive Schemes'),
  line('Information Management and Technology'),
  line('Balance of PMS Expenditure'),
  line('Non DES Item Pneumococcal Vaccine, Childhood Immunisation Main Programme'),
  line('Prescribing Fee Payments'),
  line('Dispensing Fee Payments'),
  line('Reimbursement of Drugs'),
  later('General Practice Forward View'),
  later('General Practice Transformation'),
  later('Winter Access Fund'),
  later('PCN Participation'),
  later('PCN Extended Hours Access'),
  later('PCN Investment and impact Fund'),
  later('PCN Care Home Premium'),
  later('PCN Enhanced Access'),
  network('PCN Workforce'),
  network('PCN Leadership'),
  network('PCN Support'),
  covid('Covid Immunisation'),
  covid('Covid Support and Expansion'),
  covid('Long Covid'),
  line('Other Payments'),
  of('total', true)('Total NHS Payments to General Practice'),
  of('total')(
    'Total NHS Payments with networks',
    'Total NHS Payments including PCN Workforce, Leadership and Support',
  ),
  of('total')(
    'Total NHS Payments with Covid',
    'Total NHS Payments including covid vaccination and covid support and expansion payments',
    'Total NHS Payments to General Practice including covid vaccination, covid support and long covid payments',
  ),
  of('total')(
    'Total NHS Payments with networks and Covid',
    'Total NHS Payments to General Practice including Covid and PCN payments',
  ),
  of('deduction', true)('Deductions for Pensions, Levies and Prescription Charge Income'),
  of('net', true)('Total NHS Payments to General Practice Minus Deductions'),
  of('net')(
    'Total NHS Payments with networks and Covid minus deductions',
    'Total NHS Payments to General Practice including Covid and PCN payments minus deductions',
  ),
];

const ROLES = new Map(PAYMENT_LINES.map(({ key, role }) => [key, role]));

export const roleOf = (key: string): PaymentRole | undefined => ROLES.get(key);
export const TOTAL = 'total_nhs_payments_to_general_practice';
export const DEDUCTIONS = 'deductions_for_pensions_levies_and_prescription_charge_income';
export const NET = 'total_nhs_payments_to_general_practice_minus_deductions';
