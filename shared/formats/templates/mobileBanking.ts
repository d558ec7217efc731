/** The story map of a bank's app: opening an account, every day's money, and getting help. */
export const mobileBanking = `
= Map: Mobile banking
= Persona: New customer
= Persona: Account holder
= Persona: Freelancer
= Release: Safe to use -> 500 colleagues and friends move a real payment with it
= Release: Everyday bank -> Half of the customers use it instead of the branch for a month
= Release: Money under control -> Three in ten customers set aside money every month
= Label: security
= Label: regulation
= Label: payments

Become a customer @[New customer]
  Open an account
    See what it costs before I start (2) [Safe to use]
    Enter my details and stop in between (5) [Safe to use]
    Accept the terms, with the changes that matter at the top (3) #regulation [Safe to use]
    Open a second account for my business (8) @Freelancer [Money under control]
  Prove who I am
    Take photos of my passport (8) #regulation [Safe to use]
    Talk to a person by video when the photo fails (8) #regulation [Everyday bank]
    Know how long the check still takes (2) [Safe to use]
  Secure the phone
    Sign in with face or fingerprint (5) #security [Safe to use]
    Set a PIN as a second way in (3) #security [Safe to use]
    Move to a new phone without a letter (8) #security [Everyday bank]

See my money @[Account holder]
  Know where I stand
    See balance and latest bookings after opening the app (3) [Safe to use]
    Tell booked from reserved money (3) [Safe to use]
    See all my accounts in one sum (5) [Everyday bank]
    See accounts at other banks (13) #regulation [Money under control]
  Understand a booking
    See the shop's name instead of a code (5) [Everyday bank]
    Search bookings by word and amount (5) [Everyday bank]
    Attach a receipt (3) @Freelancer [Money under control]
  Be told
    Get a message for every card payment (3) #security [Safe to use]
    Choose which messages I get (2) [Everyday bank]
    Be warned before a direct debit fails (5) [Money under control]

Move money @[Account holder]
  Pay somebody
    Transfer to an account number (5) #payments [Safe to use]
      Checks the number while it is typed.
      Shows the name the bank of the receiver knows.
    Confirm a payment in the app (5) #security #regulation [Safe to use]
    Pay a bill from its photo or code (5) #payments [Everyday bank]
    Pay in seconds (8) #payments [Everyday bank]
    Send money to a phone number (8) #payments [Money under control]
  Pay regularly
    Set up and stop a standing order (5) #payments [Everyday bank]
    See all that will leave the account this month (5) [Money under control]
  Use the card
    Lock a lost card at once (3) #security [Safe to use]
    See the PIN in the app (3) #security [Everyday bank]
    Pay with the phone (8) #payments [Everyday bank]
    Set limits per day and per country (5) #security [Money under control]

Set money aside @[Account holder]
  Save for something
    Move money to a savings account and back (3) [Safe to use]
    Make a pot with a goal and a date (5) [Money under control]
    Round up card payments into a pot (5) [Money under control]
    Put aside a part of every income for taxes (5) @Freelancer [Money under control]
  Keep to a budget
    See spending by category (8) [Everyday bank]
    Set a budget and hear at 80 % (5) [Money under control]
    Find subscriptions I forgot (5) !spike

Get help @[Account holder]
  Solve it myself
    Find answers by searching (3) [Safe to use]
    Dispute a card payment (8) #regulation [Everyday bank]
    Download statements as PDF (3) #regulation [Safe to use]
  Talk to a person
    Call with one tap, already identified (5) #security [Safe to use]
    Write a message and get the answer in the app (8) [Everyday bank]
`;
