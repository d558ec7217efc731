/** The story map of an online shop, from the first look to the return of a parcel. */
export const onlineShop = `
= Map: Online shop
= Persona: Shopper
= Persona: Returning customer
= Persona: Shop team
= Release: First sale -> A stranger finds a product, pays for it and receives it
= Release: Worth coming back -> One customer in four orders again within 90 days
= Release: Grow the basket -> The average order is 15 % larger, with no more returns
= Label: search
= Label: payments
= Label: trust
= Label: operations

Find a product @Shopper
  Get an idea
    See what the shop is about on the home page (2) [First sale]
    See what is new this week (2) [Worth coming back]
    See what other people bought with it (5) [Grow the basket]
    Follow a seasonal guide to the products in it (5) [Grow the basket]
  Search and browse
    Browse a category (3) #search [First sale]
    Search by name (5) #search [First sale]
      Forgives one wrong letter.
      Says what was searched for when nothing is found.
    Filter by price, size and colour (5) #search [First sale]
    Sort by price and by newest (2) #search [Worth coming back]
    Get suggestions while typing (5) #search [Grow the basket]
  Judge a product
    See photos, price and description (3) [First sale]
    See whether my size is in stock (3) [First sale]
    Know when it would arrive before I put it in the basket (3) #trust [First sale]
    Read reviews of people who bought it (8) #trust [Worth coming back]
    Compare three products side by side (8)

Choose @Shopper
  Fill the basket
    Put a product in the basket (3) [First sale]
    Change the amount or take it out (2) [First sale]
    Find my basket again tomorrow, on my phone (5) @[Returning customer] [Worth coming back]
    Be offered a set that is cheaper together (5) [Grow the basket]
  Know the price
    See shipping and tax before I check out (3) #trust [First sale]
    Use a voucher (5) #payments [Worth coming back]
    See how much is missing for free shipping (2) [Grow the basket]
  Save for later
    Keep a wish list (3) @[Returning customer] [Worth coming back]
    Hear when it is back in stock (3) @[Returning customer] [Grow the basket]

Pay @Shopper
  Say where it goes
    Order as a guest (3) [First sale]
    Enter an address, with hints for typing errors (5) [First sale]
    Reuse an address (3) @[Returning customer] [Worth coming back]
    Send it to a pick-up point (5) [Grow the basket]
  Pay
    Pay by card (8) #payments [First sale]
      Strong authentication where the bank asks for it.
      A refused card keeps the basket and says what to do.
    Pay by invoice (8) #payments [Worth coming back]
    Pay with one tap on the phone (5) #payments [Worth coming back]
    Pay in three parts (8) #payments
  Be sure it worked
    See the order and its number at once (2) #trust [First sale]
    Get a confirmation by e-mail (2) #trust [First sale]

Receive @Shopper
  Wait for it
    Get the tracking link when it leaves (3) #trust [First sale]
    See where all my orders are (5) @[Returning customer] [Worth coming back]
    Change the delivery day (5) [Grow the basket]
  Return it
    Ask for a return by e-mail (1) [First sale]
    Print a return label myself (5) [Worth coming back]
    See when the money is back (3) #trust [Worth coming back]
    Exchange the size without paying again (8) [Grow the basket]

Run the shop @[Shop team]
  Keep the catalogue
    Add and change products (5) #operations [First sale]
    Load prices and stock from a spreadsheet (5) #operations [First sale]
    Plan a price for a weekend (3) #operations [Grow the basket]
  Fulfil orders
    See today's orders as a packing list (3) #operations [First sale]
    Take an order back and refund it (5) #operations #payments [First sale]
    Print labels for all parcels at once (3) #operations [Worth coming back]
  Learn
    See which searches found nothing (3) #search [Worth coming back]
    Compare checkout drop-off per step (5) !spike [Grow the basket]
`;
