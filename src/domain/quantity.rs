//! Checked quantities: the figures a visitor can give, each with its unit and its range. What exists is valid.

/// One of the figures a visitor can give. The order is that of links and results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Input {
    /// Addressable leads, per month.
    Leads,
    /// Leads the team really works, per month.
    Worked,
    /// Sales-qualified leads (SQL) the team gets, per month.
    Sql,
    /// Team hours on prospecting and qualifying, per week.
    Hours,
    /// Loaded cost of a sales hour, in money per hour.
    TeamCost,
    /// Tools and data that only in-house prospecting needs, in money per month.
    TeamTools,
    /// CEO hours on sales operations, per week.
    Ceo,
    /// What an hour of the CEO is worth, in money per hour; 0 is "not priced".
    CeoValue,
    /// Extra effort per lead for an outside partner, in percent; read where the sector is [`Custom`](super::scenario::Sector::Custom).
    Surcharge,
    /// The full-service partner's hourly rate, in money per hour.
    FullRate,
    /// The hybrid partner's hourly rate, in money per hour.
    HybridRate,
    /// The full-service partner's fixed fee, in money per month.
    FullFee,
    /// The hybrid partner's fixed fee, in money per month.
    HybridFee,
    /// Full-service hours contracted, per week; empty is "as many as are needed".
    FullHours,
    /// Hybrid hours contracted, per week; empty is "as many as are needed".
    HybridHours,
    /// Leads the full-service partner says it works in an hour; empty is "derived from the team's own pace".
    FullPace,
    /// Leads the hybrid partner says it works in an hour; empty is "derived from the team's own pace".
    HybridPace,
    /// One-off set-up of outsourcing, in money.
    Setup,
    /// Share of the in-house prospecting hours that really stops being paid, in percent.
    Saved,
    /// Gross margin of a won deal, in money; 0 is "not given".
    Deal,
    /// SQL that become won deals, in percent.
    Win,
    /// A partner's SQL that become won deals, in percent; empty is "as [`Input::Win`]".
    PartnerWin,
    /// Months from SQL to cash, whole.
    Cycle,
    /// How far from the conservative (0) to the benchmark (100) case, in percent.
    Realised,
    /// Pilot: share of the leads, in percent.
    Share,
    /// Pilot: length in whole days.
    Days,
    /// Accepted risk of a wrong verdict, either way, in percent.
    Risk,
    /// Units of the visitor's currency for one euro.
    Fx,
    /// One closer's hours in meetings, per week.
    AMeetings,
    /// One closer's hours on proposals, per week.
    AProposals,
    /// One closer's hours on closing, per week.
    AClosing,
    /// One closer's hours with accounts, per week.
    AAccounts,
    /// One closer's hours filtering cold leads, per week.
    AFiltering,
    /// One closer's hours on follow-ups without an answer, per week.
    AFollowups,
    /// One closer's hours updating the CRM, per week.
    ACrm,
    /// One closer's hours on internal work, per week.
    AInternal,
    /// How many closers there are, whole.
    AClosers,
}

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    LeadsPerMonth,
    LeadsPerHour,
    SqlPerMonth,
    HoursPerWeek,
    MoneyPerHour,
    MoneyPerMonth,
    Money,
    Percent,
    Months,
    Days,
    CurrencyPerEuro,
    People,
}

impl Unit {
    /// Whether the unit holds money, so that a default follows the visitor's currency.
    pub fn is_money(self) -> bool {
        matches!(self, Self::MoneyPerHour | Self::MoneyPerMonth | Self::Money)
    }
}

/// What an input may hold, and what it holds until the visitor says otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub unit: Unit,
    /// In euros where the unit is money. `None`: the input is empty until something is given, and may be emptied.
    pub default: Option<f64>,
    pub least: f64,
    pub most: f64,
    /// Whether only whole numbers make sense.
    pub whole: bool,
}

/// An amount nearer to zero than this is zero.
pub const SMALLEST_AMOUNT: f64 = 0.000_001;

impl Input {
    pub const COUNT: usize = 37;

    /// Every input, in the order of links and results.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Leads,
        Self::Worked,
        Self::Sql,
        Self::Hours,
        Self::TeamCost,
        Self::TeamTools,
        Self::Ceo,
        Self::CeoValue,
        Self::Surcharge,
        Self::FullRate,
        Self::HybridRate,
        Self::FullFee,
        Self::HybridFee,
        Self::FullHours,
        Self::HybridHours,
        Self::FullPace,
        Self::HybridPace,
        Self::Setup,
        Self::Saved,
        Self::Deal,
        Self::Win,
        Self::PartnerWin,
        Self::Cycle,
        Self::Realised,
        Self::Share,
        Self::Days,
        Self::Risk,
        Self::Fx,
        Self::AMeetings,
        Self::AProposals,
        Self::AClosing,
        Self::AAccounts,
        Self::AFiltering,
        Self::AFollowups,
        Self::ACrm,
        Self::AInternal,
        Self::AClosers,
    ];

    /// Unit, default and range of the input (MODEL §3 and §11).
    pub fn limits(self) -> &'static Limits {
        // As many limits as there are inputs, in their order; the first stands for none that is missing.
        static LIMITS: [Limits; Input::COUNT] = Input::every_limit();
        let [first, ..] = &LIMITS;
        LIMITS.get(self as usize).unwrap_or(first)
    }

    /// Worked out when the program is built: they are looked up many thousand times for one answer.
    #[allow(clippy::indexing_slicing, reason = "what is out of bounds here does not compile")]
    const fn every_limit() -> [Limits; Self::COUNT] {
        let mut limits = [Self::ALL[0].own_limits(); Self::COUNT];
        let mut place = 0;
        while place < Self::COUNT {
            limits[Self::ALL[place] as usize] = Self::ALL[place].own_limits();
            place += 1;
        }
        limits
    }

    const fn own_limits(self) -> Limits {
        use Unit::*;
        const fn of(unit: Unit, default: f64, most: f64) -> Limits {
            Limits { unit, default: Some(default), least: 0.0, most, whole: false }
        }
        const fn empty(unit: Unit, least: f64, most: f64) -> Limits {
            Limits { unit, default: None, least, most, whole: false }
        }
        const fn whole(unit: Unit, default: f64, least: f64, most: f64) -> Limits {
            Limits { unit, default: Some(default), least, most, whole: true }
        }
        match self {
            Self::Leads => of(LeadsPerMonth, 150.0, 1e6),
            Self::Worked => of(LeadsPerMonth, 50.0, 1e6),
            Self::Sql => of(SqlPerMonth, 9.0, 1e6),
            Self::Hours => of(HoursPerWeek, 5.0, 1e4),
            Self::TeamCost => of(MoneyPerHour, 27.0, 1e8),
            Self::TeamTools => of(MoneyPerMonth, 63.0, 1e10),
            Self::Ceo => of(HoursPerWeek, 15.0, 168.0),
            Self::CeoValue => of(MoneyPerHour, 0.0, 1e8),
            Self::Surcharge => of(Percent, 0.0, 500.0),
            Self::FullRate | Self::HybridRate => of(MoneyPerHour, 30.0, 1e8),
            Self::FullFee | Self::HybridFee => of(MoneyPerMonth, 0.0, 1e10),
            Self::FullHours | Self::HybridHours => empty(HoursPerWeek, 0.0, 1e4),
            Self::FullPace | Self::HybridPace => empty(LeadsPerHour, 0.001, 1e4),
            Self::Setup => of(Money, 2524.6, 1e10),
            Self::Saved => of(Percent, 0.0, 100.0),
            Self::Deal => of(Money, 0.0, 1e12),
            Self::Win => of(Percent, 20.0, 100.0),
            Self::PartnerWin => empty(Percent, 0.0, 100.0),
            Self::Cycle => whole(Months, 3.0, 0.0, 24.0),
            Self::Realised => of(Percent, 100.0, 100.0),
            Self::Share => Limits { unit: Percent, default: Some(20.0), least: 1.0, most: 100.0, whole: false },
            Self::Days => whole(Days, 30.0, 7.0, 180.0),
            Self::Risk => Limits { unit: Percent, default: Some(10.0), least: 1.0, most: 50.0, whole: false },
            Self::Fx => Limits { unit: CurrencyPerEuro, default: Some(1.0), least: 1e-6, most: 1e6, whole: false },
            Self::AMeetings => of(HoursPerWeek, 6.0, 168.0),
            Self::AProposals => of(HoursPerWeek, 3.0, 168.0),
            Self::AClosing => of(HoursPerWeek, 2.0, 168.0),
            Self::AAccounts => of(HoursPerWeek, 3.0, 168.0),
            Self::AFiltering => of(HoursPerWeek, 3.0, 168.0),
            Self::AFollowups => of(HoursPerWeek, 2.0, 168.0),
            Self::ACrm => of(HoursPerWeek, 8.0, 168.0),
            Self::AInternal => of(HoursPerWeek, 13.0, 168.0),
            Self::AClosers => whole(People, 1.0, 1.0, 1e4),
        }
    }

    /// Whether the input may be left empty.
    pub fn may_be_empty(self) -> bool {
        self.limits().default.is_none()
    }
}

/// The nearest whole number, the larger one from a half up.
///
/// Not `(amount + 0.5).floor()`, which makes 1 of the last number below a half.
pub fn rounded_half_up(amount: f64) -> f64 {
    let below = amount.floor();
    if amount - below >= 0.5 { below + 1.0 } else { below }
}

/// Why a number can't be an amount of an input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuantityError {
    /// It is infinite or not a number.
    NotFinite,
    /// It is below the least the input takes.
    BelowLeast(f64),
    /// It is above the most the input takes.
    AboveMost(f64),
    /// It is so near to zero that it is read as zero.
    NearlyZero,
    /// It has a fraction, and the input counts whole things.
    NotWhole,
}

/// An amount of one input, within its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    input: Input,
    amount: f64,
}

impl Quantity {
    /// Checks `amount` against the limits of `input`.
    ///
    /// # Errors
    /// [`QuantityError`] says what is wrong where the amount can't be taken as it stands.
    pub fn new(input: Input, amount: f64) -> Result<Self, QuantityError> {
        let limits = input.limits();
        if !amount.is_finite() {
            Err(QuantityError::NotFinite)
        } else if amount < limits.least {
            Err(QuantityError::BelowLeast(limits.least))
        } else if amount > limits.most {
            Err(QuantityError::AboveMost(limits.most))
        } else if amount != 0.0 && amount.abs() < SMALLEST_AMOUNT {
            Err(QuantityError::NearlyZero)
        } else if limits.whole && amount != amount.floor() {
            Err(QuantityError::NotWhole)
        } else {
            // Adding zero turns -0 into 0.
            Ok(Self { input, amount: amount + 0.0 })
        }
    }

    /// The amount nearest to `amount` that the input takes: nearly zero is zero, whole things are rounded half up, and
    /// what is out of range goes to the nearer end. What is no number at all goes to the least.
    pub fn nearest(input: Input, amount: f64) -> Self {
        let limits = input.limits();
        let mut nearest = if amount.abs() < SMALLEST_AMOUNT { 0.0 } else { amount };
        if limits.whole {
            nearest = rounded_half_up(nearest);
        }
        // `max` first: of a NaN and a number it keeps the number.
        Self { input, amount: nearest.max(limits.least).min(limits.most) + 0.0 }
    }

    pub fn input(self) -> Input {
        self.input
    }

    /// In the unit of the input.
    pub fn amount(self) -> f64 {
        self.amount
    }
}
