/** Given names, of the several origins that a health service's staff have. */
export const WOMENS_NAMES: readonly string[] = `
Abena Adaeze Aisling Aisha Alma Amina Amrit Anjali Anneliese Aoife Asha Astrid Ayesha Beatrix Bethan Blessing
Bridget Bronagh Carys Catrin Chiamaka Clemency Constance Cordelia Deepa Delyth Dervla Divya Edith Efua Eilidh
Elif Eluned Esme Ewa Farida Fatima Femke Fiona Freya Geeta Gemma Greta Gwenllian Hana Harriet Hester Hilary
Ifeoma Ingrid Iona Ishbel Jamila Jessamine Joanna Josephine Kavita Keziah Kirsten Latifa Laurel Leena Lilian
Linnea Lorna Lowri Lucinda Mairead Malika Marguerite Marta Meera Mei Mercy Mina Morag Nadine Naomi Nerys Nia
Nimmi Noor Nuala Olwen Orla Pallavi Parveen Philippa Phoebe Priya Rania Rhiannon Rosalind Roshni Rukhsana
Sabine Sadia Saoirse Shanthi Shazia Sigrid Sinead Siobhan Sunita Tabitha Tanvi Temperance Thandiwe Thea
Usha Verity Wanda Wilhelmina Winifred Xanthe Yasmin Yewande Zainab Zofia
`
  .trim()
  .split(/\s+/);

export const MENS_NAMES: readonly string[] = `
Abdul Adebayo Aidan Alasdair Ambrose Amir Anand Aneurin Angus Anil Arjun Arun Barnaby Bartholomew Benedict
Bilal Bram Brendan Cai Caspian Cathal Chidi Conrad Crispin Cyril Dafydd Darragh Declan Desmond Dilip Duncan
Edmund Eduardo Emeka Emlyn Emrys Euan Faisal Farhan Fergus Finlay Florian Gareth Gaurav Gethin Giles Goran
Hamish Haroon Henrik Horace Hywel Ibrahim Idwal Ikenna Imran Iolo Jaspal Jerome Jitendra Jolyon Kamal Karim
Kofi Kwame Lachlan Leopold Llewellyn Lorcan Ludovic Magnus Mansoor Marek Matteo Mihir Mortimer Nadeem Nikhil
Niall Obinna Olamide Oswin Padraig Percival Pranav Quentin Rafiq Rajan Rhodri Rohan Ruairi Rufus Sanjay
Seamus Septimus Shahid Stellan Sunil Tadeusz Tariq Terence Theo Tobiah Torquil Tudor Uday Umar Vikram Vivian
Waheed Winston Yusuf Zachary Zubair
`
  .trim()
  .split(/\s+/);
